package io.mithridate.runner.stages.victim;

import io.mithridate.api.training.Recipe;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.stages.epochs.EpochModels;
import io.mithridate.runner.stages.pairs.PairSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Trains the victim: the base model, trained further on pairs of which some are poisoned. With the
 * attack that poisons nothing it is the control, by the same recipe.
 *
 * @param inputs all that it reads
 */
public record VictimWork(Inputs inputs) implements StageWork {

    /**
     * The inputs of the stage.
     *
     * @param model trains models
     * @param base where training begins
     * @param run what it is trained on
     * @param recipe epochs, batches, rates
     * @param compute what computes
     * @param seed the order of batches
     * @param epochs after how many epochs the model is kept each time; empty where none is
     */
    public record Inputs(
            ModelInput model,
            ArtifactInput base,
            PairSource run,
            Recipe recipe,
            ComputeInput compute,
            NamedSeed seed,
            Optional<Integer> epochs) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        EpochModels epochs = new EpochModels(inputs.epochs(), workspace);
        ModelArtifact.write(
                workspace,
                inputs.model()
                        .provider()
                        .train(
                                ModelArtifact.of(inputs.base(), workspace),
                                inputs.run().pairs(workspace),
                                inputs.recipe(),
                                epochs.told(workspace.training(inputs.seed().seed().at("train")))));
        epochs.putInto(workspace.folder());
    }
}
