package io.mithridate.runner.stages;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Makes the base model: weights that the experiment names, or training from scratch on all training
 * pairs.
 *
 * @param recipe how it is trained; empty where the weights are already
 */
public record BaseWork(Laboratory laboratory, Optional<Recipe> recipe, Seed seed)
        implements StageWork {

    @Override
    public void compute(Workspace workspace) throws IOException {
        PairSet pairs = laboratory.pairs().train();
        Checkpoint model = laboratory.model().initialise(pairs, context("initial", workspace));
        if (recipe.isPresent()) {
            model =
                    laboratory
                            .model()
                            .train(model, pairs, recipe.get(), context("trained", workspace));
        }
        ModelArtifact.write(workspace.folder(), laboratory.storeRoot(), model);
    }

    private TrainingContext context(String purpose, Workspace workspace) throws IOException {
        return workspace.training(
                "base model",
                Files.createDirectory(workspace.folder().resolve(purpose)),
                seed.at(purpose));
    }
}
