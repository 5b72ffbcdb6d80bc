package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.plan.CostMeter;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Embeds many pictures and texts in chunks, to limit the number of pictures in memory.
 *
 * @param model embeds pictures and texts
 * @param meter counts the embedded pictures
 */
public record ChunkedEmbeddings(ImageTextModel model, CostMeter meter) {

    private static final int CHUNK = 512;

    /** Pictures at the model's size. */
    @FunctionalInterface
    public interface Pictures {

        /** Returns the pictures from one index (inclusive) to another (exclusive). */
        List<Image> between(int from, int to);
    }

    /** Returns one row for each picture. */
    public Embeddings ofPictures(int count, Pictures pictures) {
        EmbeddingRows rows = new EmbeddingRows(count);
        for (int start = 0; start < count; start += CHUNK) {
            List<Image> chunk = pictures.between(start, Math.min(start + CHUNK, count));
            rows.add(model.embedImages(chunk));
            meter.processed(chunk.size());
        }
        return rows.all();
    }

    /** Returns one row for each text. */
    public Embeddings ofTexts(int count, IntFunction<String> texts) {
        EmbeddingRows rows = new EmbeddingRows(count);
        for (int start = 0; start < count; start += CHUNK) {
            rows.add(model.embedTexts(chunk(start, count).mapToObj(texts).toList()));
        }
        return rows.all();
    }

    private static IntStream chunk(int start, int count) {
        return IntStream.range(start, Math.min(start + CHUNK, count));
    }
}
