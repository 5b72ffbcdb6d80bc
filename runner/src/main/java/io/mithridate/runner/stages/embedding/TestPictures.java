package io.mithridate.runner.stages.embedding;

import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.DecoderInput;
import java.util.List;

/**
 * The test pictures at the model's size.
 *
 * @param splits the test splits, the main one first
 * @param decoder brings pictures to the model's size
 */
public record TestPictures(List<EvaluatedPictures> splits, DecoderInput decoder) {

    /** The pictures of a split, for a model. */
    public SplitImages of(EvaluatedPictures split, ImageTextModel model, Workspace workspace) {
        return new SplitImages(
                split.pictures().pictures(), decoder.decoder(), model, workspace.meter());
    }
}
