package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.DecoderInput;
import io.mithridate.runner.stages.OpenedModel;
import java.io.IOException;
import java.nio.file.Path;

/** Embeds the held-out pairs: every caption, and every picture once. */
public record HeldOutEmbeddingsWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param model the defended model
     * @param pairs what is embedded
     * @param decoder brings pictures to the model's size
     */
    public record Inputs(OpenedModel model, PairsInput pairs, DecoderInput decoder) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        Path folder = workspace.folder();
        PairSet pairs = inputs.pairs().pairs();
        try (ImageTextModel model = inputs.model().open(workspace)) {
            ChunkedEmbeddings chunks = new ChunkedEmbeddings(model, workspace.meter());
            EmbeddingFiles.write(
                    StoredEmbeddings.captions(folder),
                    chunks.ofTexts(pairs.size(), pairs::caption));
            int[] shown = DistinctPictures.of(pairs).firstPairs();
            EmbeddingFiles.write(
                    StoredEmbeddings.pictures(folder),
                    chunks.ofPictures(shown.length, i -> decoded(pairs, shown[i])));
        }
    }

    private Image decoded(PairSet pairs, int index) {
        return inputs.decoder().decoder().decode(pairs, index, inputs.decoder().size());
    }
}
