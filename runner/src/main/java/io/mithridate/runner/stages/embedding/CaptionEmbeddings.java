package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Embeds the captions of pairs, a chunk at a time. */
final class CaptionEmbeddings {

    private static final int CHUNK = 512;

    private CaptionEmbeddings() {}

    /**
     * One row for each caption.
     *
     * @param change what is done to a caption first
     */
    static Embeddings of(ImageTextModel model, PairSet pairs, UnaryOperator<String> change) {
        EmbeddingRows rows = new EmbeddingRows(pairs.size());
        for (int start = 0; start < pairs.size(); start += CHUNK) {
            rows.add(
                    model.embedTexts(
                            IntStream.range(start, Math.min(start + CHUNK, pairs.size()))
                                    .mapToObj(i -> change.apply(pairs.caption(i)))
                                    .toList()));
        }
        return rows.all();
    }
}
