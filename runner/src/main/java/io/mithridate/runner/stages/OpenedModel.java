package io.mithridate.runner.stages;

import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;

/**
 * The inputs of a stage that opens the defended model.
 *
 * @param model opens models
 * @param defended the artifact of the defense
 * @param compute the computation settings
 */
public record OpenedModel(ModelInput model, Stage defended, ComputeInput compute) {

    /** Opens the model, which the caller must close. */
    public ImageTextModel open(Workspace workspace) throws IOException {
        return model.provider().open(ModelArtifact.of(defended, workspace));
    }
}
