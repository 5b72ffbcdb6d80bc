package io.mithridate.runner.stages.defense;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.runner.guard.Findings;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.victim.VictimWork;
import java.io.IOException;

/**
 * Has a detector score the training pairs, and trains the base model once more on those that it
 * keeps, as {@link VictimWork} trained the victim.
 */
public record FilterWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param defense what every defense reads; the base and the victim's recipe are among it
     * @param victimSeed what the victim's training drew from
     */
    public record Inputs(DefenseWork.Inputs defense, NamedSeed victimSeed) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        DefenseWork.Inputs defense = inputs.defense();
        DefenseTask task = new DefenseTask(defense, workspace);
        SampleFilter filter = (SampleFilter) defense.defense().create();
        Findings findings = new Findings(PluginGuard.of(defense.defense().use().plugin()));
        task.store(
                (access, epochs) -> {
                    PairSet pairs = access.trainingPairs();
                    Checkpoint victim = task.model(defense.victim().orElseThrow());
                    SampleDetector.Scores scores =
                            findings.scores(filter.score(victim, access), pairs.size());
                    FindingsFiles.writeSampleScores(workspace.folder(), pairs, scores);
                    int[] kept = findings.kept(filter.kept(scores.values()), pairs.size());
                    FindingsFiles.writeTrusted(workspace.folder(), pairs, kept);
                    DefenseWork.Retraining again = defense.training().orElseThrow();
                    return defense.model()
                            .provider()
                            .train(
                                    task.model(again.base()),
                                    pairs.select(kept),
                                    again.recipe(),
                                    epochs.told(
                                            workspace.training(
                                                    inputs.victimSeed().seed().at("train"))));
                });
    }
}
