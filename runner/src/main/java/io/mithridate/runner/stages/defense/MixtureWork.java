package io.mithridate.runner.stages.defense;

import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import java.io.IOException;

/**
 * Mixes the weights of a victim with those of the model that a defense made from it.
 *
 * @param model mixes models
 * @param victim the victim, which is the result for a share of 0
 * @param defended the defended model, which is the result for a share of 1
 * @param along the share of the defended model, at least 0; shares above 1 extrapolate
 */
record MixtureWork(ModelInput model, Stage victim, Stage defended, double along)
        implements StageWork {

    @Override
    public void compute(Workspace workspace) throws IOException {
        ModelArtifact.write(
                workspace,
                model.provider()
                        .mix(
                                ModelArtifact.of(victim, workspace),
                                ModelArtifact.of(defended, workspace),
                                along,
                                workspace.folder()));
    }
}
