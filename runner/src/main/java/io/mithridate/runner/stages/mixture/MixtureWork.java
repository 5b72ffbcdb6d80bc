package io.mithridate.runner.stages.mixture;

import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import java.io.IOException;

/** Mixes the weights of a victim with those of the model that a defense made from it. */
public record MixtureWork(Inputs inputs) implements StageWork {

    /**
     * The inputs of the stage.
     *
     * @param model mixes models
     * @param victim the victim, which is the result for a share of 0
     * @param defended the defended model, which is the result for a share of 1
     * @param along the share of the defended model, at least 0; shares above 1 extrapolate
     */
    public record Inputs(
            ModelInput model, ArtifactInput victim, ArtifactInput defended, double along) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        ModelArtifact.write(
                workspace,
                inputs.model()
                        .provider()
                        .mix(
                                ModelArtifact.of(inputs.victim(), workspace),
                                ModelArtifact.of(inputs.defended(), workspace),
                                inputs.along(),
                                workspace.folder()));
    }
}
