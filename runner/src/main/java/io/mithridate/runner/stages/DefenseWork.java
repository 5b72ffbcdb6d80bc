package io.mithridate.runner.stages;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.defense.ModelDetector;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.text.ReplacementLog;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a defense and stores what it gives back: a model, and what it found where it detects. */
public record DefenseWork(Defender defender) implements StageWork {

    private static final Logger log = LoggerFactory.getLogger(DefenseWork.class);

    @Override
    public void compute(Workspace workspace) throws IOException {
        Defense defense = defender.create();
        PoisonedRun pairs = defender.pairs(workspace);
        WatchedTexts texts = defender.texts();
        Checkpoint defended =
                defend(
                        defense,
                        defender.context(defense, pairs, texts, workspace),
                        pairs.run(),
                        workspace);
        ModelArtifact.write(workspace.folder(), defender.laboratory().storeRoot(), defended);
        TextCounts.write(workspace.folder(), texts.counts());
        texts.counts().forEach(this::log);
    }

    private Checkpoint defend(
            Defense defense, DefenseContext context, PairSet run, Workspace workspace)
            throws IOException {
        DefenseInputs inputs = defender.inputs();
        if (defense instanceof RobustTraining training) {
            return training.train(
                    model(inputs.base(), workspace), run, inputs.poisoning().recipe(), context);
        }
        Checkpoint victim = model(inputs.victim(), workspace);
        if (defense instanceof Purifier purifier) {
            return purifier.purify(victim, context);
        }
        if (defense instanceof SampleDetector detector) {
            double[] scores = detector.score(victim, context);
            FindingsFiles.writeSampleScores(workspace.folder(), run, scores);
            return detector.retrain(model(inputs.base(), workspace), scores, context)
                    .orElse(victim);
        }
        if (defense instanceof ModelDetector detector) {
            FindingsFiles.writeVerdict(workspace.folder(), detector.inspect(victim, context));
            return victim;
        }
        if (defense instanceof InputDetector) {
            // Its guard lives with the open model: the evaluation makes it.
            return victim;
        }
        throw new IllegalArgumentException(
                "the defense '%s' is none of the kinds that there are"
                        .formatted(inputs.defense().name()));
    }

    private void log(TextCounts counts) {
        ReplacementLog texts = counts.log();
        log.info(
                "defense={} texts=\"{}\" captions={} positives={} equal-to-prompts={} negatives={}"
                        + " naming-the-target={}",
                defender.inputs().defense().name(),
                counts.use(),
                texts.captions(),
                texts.positives(),
                texts.promptPositives(),
                texts.negatives(),
                texts.insertionsOf(defender.laboratory().targetNames()));
    }

    private Checkpoint model(Stage stage, Workspace workspace) throws IOException {
        return ModelArtifact.read(workspace.input(stage), defender.laboratory().storeRoot());
    }
}
