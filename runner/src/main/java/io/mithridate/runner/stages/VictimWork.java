package io.mithridate.runner.stages;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.experiment.DefenseData;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;

/**
 * Trains the victim: the base model, trained further on pairs of which some are poisoned. With an
 * attack that has no trigger it is the control, by the same recipe.
 */
public record VictimWork(
        Laboratory laboratory,
        Poisoning poisoning,
        DefenseData defenseData,
        PluginUse attack,
        Stage base,
        Stage attackStage,
        Seed seed)
        implements StageWork {

    @Override
    public void compute(Workspace workspace) throws IOException {
        PreparedAttack prepared = laboratory.restore(attack, workspace.input(attackStage));
        PoisonedRun pairs =
                PoisonedRun.of(laboratory, poisoning.rate(), defenseData, prepared, seed);
        Checkpoint victim =
                laboratory
                        .model()
                        .train(
                                ModelArtifact.read(workspace.input(base), laboratory.storeRoot()),
                                pairs.run(),
                                poisoning.recipe(),
                                workspace.training(
                                        prepared.triggers().isEmpty()
                                                ? "clean model"
                                                : "victim of " + attack.name(),
                                        seed.at("train")));
        PoisonManifestFile.write(workspace.folder(), pairs.manifest());
        ModelArtifact.write(workspace.folder(), laboratory.storeRoot(), victim);
    }
}
