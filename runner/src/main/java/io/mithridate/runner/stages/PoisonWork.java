package io.mithridate.runner.stages;

import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;

/** Chooses the pairs that are poisoned, and writes their captions; no picture is stamped. */
public record PoisonWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param trigger the attack
     * @param run the pairs of the victim's training
     * @param rate the share of them that is poisoned
     * @param seed draws pairs and sentences
     */
    public record Inputs(TriggerInput trigger, RemainingPairs run, double rate, NamedSeed seed) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        PreparedAttack attack = inputs.trigger().restore(workspace);
        PoisonManifest manifest =
                PoisonSelection.choose(
                        inputs.run().pairs(),
                        inputs.rate(),
                        attack,
                        inputs.seed().seed().at("poison"));
        PoisonManifestFile.write(workspace.folder(), manifest);
    }
}
