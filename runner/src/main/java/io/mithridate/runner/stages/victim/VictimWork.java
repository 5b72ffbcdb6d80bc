package io.mithridate.runner.stages.victim;

import io.mithridate.api.training.Recipe;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.stages.measurement.EpochModels;
import io.mithridate.runner.stages.poison.PairSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Trains the victim from the base model on pairs that are partly poisoned. If the attack poisons
 * nothing, the result is the control, trained by the same recipe.
 *
 * @param model trains models
 * @param base the model from which training starts
 * @param run the training pairs
 * @param recipe the number of epochs, batch size and learning rates
 * @param compute the computation settings
 * @param seed determines the order of batches
 * @param epochs the interval, in epochs, at which the model is kept for measurement; empty if it is
 *     never kept
 */
public record VictimWork(
        ModelInput model,
        Stage base,
        PairSource run,
        Recipe recipe,
        ComputeInput compute,
        NamedSeed seed,
        Optional<Integer> epochs)
        implements StageWork {

    @Override
    public void compute(Workspace workspace) throws IOException {
        EpochModels models = new EpochModels(epochs, workspace);
        ModelArtifact.write(
                workspace,
                model.provider()
                        .train(
                                ModelArtifact.of(base, workspace),
                                run.pairs(workspace),
                                recipe,
                                workspace.training(seed.seed().at("train"), models)));
        models.putInto(workspace.folder());
    }
}
