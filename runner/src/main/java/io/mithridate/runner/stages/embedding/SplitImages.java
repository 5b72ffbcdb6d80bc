package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.plan.CostMeter;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Gives a model the pictures of a split, a chunk at a time, so that a large split is never in
 * memory as pictures.
 */
public record SplitImages(
        LabelledImages images, ImageDecoder decoder, ImageTextModel model, CostMeter meter) {

    private static final int CHUNK = 512;

    /** Embeds all pictures as they are. */
    public Embeddings embed() {
        return new ChunkedEmbeddings(model, meter)
                .ofPictures(images.size(), i -> decoder.decode(images.image(i), model.imageSize()));
    }

    /**
     * Embeds all pictures.
     *
     * @param seed what the randomness of each picture is derived from
     * @param stamp what is done to a chunk of pictures first
     */
    public Embeddings embed(Seed seed, BiFunction<List<Image>, List<Seed>, List<Image>> stamp) {
        EmbeddingRows rows = new EmbeddingRows(images.size());
        forEachChunk(seed, stamp, chunk -> rows.add(model.embedImages(chunk)));
        return rows.all();
    }

    /**
     * Hands over all pictures, a chunk at a time and in their order.
     *
     * @param seed what the randomness of each picture is derived from
     * @param stamp what is done to a chunk of pictures first
     */
    public void forEachChunk(
            Seed seed,
            BiFunction<List<Image>, List<Seed>, List<Image>> stamp,
            Consumer<List<Image>> use) {
        for (int start = 0; start < images.size(); start += CHUNK) {
            int end = Math.min(start + CHUNK, images.size());
            List<Image> decoded =
                    IntStream.range(start, end)
                            .parallel()
                            .mapToObj(i -> decoder.decode(images.image(i), model.imageSize()))
                            .toList();
            List<Seed> seeds =
                    IntStream.range(start, end).mapToObj(i -> seed.at(images.id(i))).toList();
            List<Image> stamped = stamp.apply(decoded, seeds);
            use.accept(stamped);
            meter.processed(stamped.size());
        }
    }
}
