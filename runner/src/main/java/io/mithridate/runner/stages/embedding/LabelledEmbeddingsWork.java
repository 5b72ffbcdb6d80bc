package io.mithridate.runner.stages.embedding;

import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.DecoderInput;
import io.mithridate.runner.stages.OpenedModel;
import java.io.IOException;

/** Embeds the labelled pictures that one may train on. */
public record LabelledEmbeddingsWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param model the defended model
     * @param labelled what is embedded
     * @param decoder brings pictures to the model's size
     */
    public record Inputs(OpenedModel model, EvaluatedPictures labelled, DecoderInput decoder) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        try (ImageTextModel model = inputs.model().open(workspace)) {
            EmbeddingFiles.write(
                    StoredEmbeddings.labelled(workspace.folder()),
                    new SplitImages(
                                    inputs.labelled().pictures().pictures(),
                                    inputs.decoder().decoder(),
                                    model,
                                    workspace.meter())
                            .embed());
        }
    }
}
