package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.plan.CostMeter;
import io.mithridate.runner.stages.DecoderInput;
import io.mithridate.runner.store.PictureMemory;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Embeds the pictures of a split in chunks, so that a large split is never held in memory. */
public record SplitImages(
        LabelledImages images, DecoderInput decoder, ImageTextModel model, CostMeter meter) {

    private static final int CHUNK = 512;

    /**
     * A trigger that is applied to all pictures.
     *
     * @param name a unique name of the trigger
     * @param seed the seed from which the randomness for each picture is derived
     * @param stamp applies the trigger to pictures
     */
    public record Stamping(
            String name, Seed seed, BiFunction<List<Image>, List<Seed>, List<Image>> stamp) {}

    /** Embeds all pictures, with a trigger or unchanged. */
    public Embeddings embed(Optional<Stamping> stamping) {
        EmbeddingRows rows = new EmbeddingRows(images.size());
        forEachChunk(stamping, chunk -> rows.add(model.embedImages(chunk)));
        return rows.all();
    }

    /** Passes all pictures to a consumer, in order and in chunks, with a trigger or unchanged. */
    public void forEachChunk(Optional<Stamping> stamping, Consumer<List<Image>> use) {
        for (int start = 0; start < images.size(); start += CHUNK) {
            int first = start;
            List<Image> pictures =
                    stamping.map(trigger -> triggeredChunk(trigger, first))
                            .orElseGet(() -> plainChunk(first));
            use.accept(pictures);
            meter.processed(pictures.size());
        }
    }

    private List<Image> triggeredChunk(Stamping stamping, int start) {
        return decoder.memory()
                .get(
                        new PictureMemory.Chunk(
                                images.fingerprint(), decoder.size(), stamping.name(), start),
                        () -> stamp(stamping, start));
    }

    private List<Image> plainChunk(int start) {
        return decoder.pictures(
                images.fingerprint(),
                start,
                end(start),
                i -> decoder.decoder().decode(images.image(i), decoder.size()));
    }

    private List<Image> stamp(Stamping stamping, int start) {
        List<Seed> seeds =
                IntStream.range(start, end(start))
                        .mapToObj(i -> stamping.seed().at(images.id(i)))
                        .toList();
        return stamping.stamp().apply(plainChunk(start), seeds);
    }

    private int end(int start) {
        return Math.min(start + CHUNK, images.size());
    }
}
