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
import java.util.List;
import java.util.stream.IntStream;

/** Embeds the held-out pairs: every caption, and every picture once. */
public record HeldOutEmbeddingsWork(Inputs inputs) implements StageWork {

    private static final int CHUNK = 512;

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
            EmbeddingFiles.write(
                    StoredEmbeddings.captions(folder),
                    CaptionEmbeddings.of(model, pairs, caption -> caption));
            int[] shown = DistinctPictures.of(pairs).firstPairs();
            EmbeddingRows rows = new EmbeddingRows(shown.length);
            for (int start = 0; start < shown.length; start += CHUNK) {
                List<Image> pictures =
                        IntStream.range(start, Math.min(start + CHUNK, shown.length))
                                .parallel()
                                .mapToObj(i -> decoded(pairs, shown[i]))
                                .toList();
                rows.add(model.embedImages(pictures));
                workspace.meter().processed(pictures.size());
            }
            EmbeddingFiles.write(StoredEmbeddings.pictures(folder), rows.all());
        }
    }

    private Image decoded(PairSet pairs, int index) {
        return inputs.decoder().decoder().decode(pairs, index, inputs.decoder().size());
    }
}
