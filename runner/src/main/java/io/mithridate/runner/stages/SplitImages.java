package io.mithridate.runner.stages;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.plan.CostMeter;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Embeds the pictures of a test split, a chunk at a time, so that a large split is never in memory
 * as pictures.
 */
record SplitImages(
        LabelledImages images, ImageDecoder decoder, ImageTextModel model, CostMeter meter) {

    private static final int CHUNK = 512;

    /**
     * Embeds all pictures.
     *
     * @param seed what the randomness of each picture is derived from
     * @param stamp what is done to a chunk of pictures first
     */
    Embeddings embed(Seed seed, BiFunction<List<Image>, List<Seed>, List<Image>> stamp) {
        float[] values = new float[0];
        int dimension = 0;
        for (int start = 0; start < images.size(); start += CHUNK) {
            int end = Math.min(start + CHUNK, images.size());
            List<Image> decoded =
                    IntStream.range(start, end)
                            .parallel()
                            .mapToObj(i -> decoder.decode(images.image(i), model.imageSize()))
                            .toList();
            List<Seed> seeds =
                    IntStream.range(start, end).mapToObj(i -> seed.at(images.id(i))).toList();
            Embeddings chunk = model.embedImages(stamp.apply(decoded, seeds));
            if (start == 0) {
                dimension = chunk.dimension();
                values = new float[Math.multiplyExact(images.size(), dimension)];
            }
            System.arraycopy(
                    chunk.values(), 0, values, start * dimension, chunk.count() * dimension);
            meter.processed(chunk.count());
        }
        return new Embeddings(images.size(), dimension, values);
    }
}
