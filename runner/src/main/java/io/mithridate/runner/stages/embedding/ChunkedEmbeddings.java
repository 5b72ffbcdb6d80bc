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

    /** The number of pictures or texts in a chunk. */
    static final int CHUNK = 512;

    /** Pictures at the model's size. */
    @FunctionalInterface
    public interface Pictures {

        /** Returns the pictures from one index (inclusive) to another (exclusive). */
        List<Image> between(int from, int to);
    }

    /** Returns one row for each picture. */
    public Embeddings ofPictures(int count, Pictures pictures) {
        Rows rows = new Rows(count);
        for (int start = 0; start < count; start += CHUNK) {
            List<Image> chunk = pictures.between(start, Math.min(start + CHUNK, count));
            rows.add(model.embedImages(chunk));
            meter.processed(chunk.size());
        }
        return rows.all();
    }

    /** Returns one row for each text. */
    public Embeddings ofTexts(int count, IntFunction<String> texts) {
        Rows rows = new Rows(count);
        for (int start = 0; start < count; start += CHUNK) {
            rows.add(model.embedTexts(chunk(start, count).mapToObj(texts).toList()));
        }
        return rows.all();
    }

    private static IntStream chunk(int start, int count) {
        return IntStream.range(start, Math.min(start + CHUNK, count));
    }

    /** Collects rows in chunks. */
    private static final class Rows {

        private final int count;
        private float[] values = new float[0];
        private int dimension;
        private int filled;

        Rows(int count) {
            this.count = count;
        }

        void add(Embeddings chunk) {
            if (filled == 0) {
                dimension = chunk.dimension();
                values = new float[Math.multiplyExact(count, dimension)];
            }
            System.arraycopy(chunk.values(), 0, values, filled, chunk.count() * dimension);
            filled += chunk.count() * dimension;
        }

        Embeddings all() {
            return new Embeddings(count, dimension, values);
        }
    }
}
