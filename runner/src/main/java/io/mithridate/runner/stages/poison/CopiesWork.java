package io.mithridate.runner.stages.poison;

import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.poisoning.CleanCopies;
import io.mithridate.runner.poisoning.PoisonManifestFile;
import io.mithridate.runner.stages.pairs.RemainingPairs;
import java.io.IOException;

/** Draws the copies of clean pairs that a control has in the place of added pairs. */
public record CopiesWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param run the pairs of the training that the copies are added to
     * @param count how many copies
     * @param seed draws them
     */
    public record Inputs(RemainingPairs run, int count, NamedSeed seed) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        PoisonManifestFile.write(
                workspace.folder(),
                CleanCopies.of(
                        inputs.run().pairs(), inputs.count(), inputs.seed().seed().at("poison")));
    }
}
