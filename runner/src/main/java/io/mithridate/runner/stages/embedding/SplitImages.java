package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.plan.CostMeter;
import io.mithridate.runner.stages.DecoderInput;
import io.mithridate.store.PictureMemory;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Embeds the pictures of a split in chunks, so that a large split is never held in memory. */
public record SplitImages(
        LabelledImages images, DecoderInput decoder, ImageTextModel model, CostMeter meter) {

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
        return new ChunkedEmbeddings(model, meter)
                .ofPictures(images.size(), (from, to) -> chunk(stamping, from, to));
    }

    /** Passes all pictures to a consumer, in order and in chunks, with a trigger or unchanged. */
    public void forEachChunk(Optional<Stamping> stamping, Consumer<List<Image>> use) {
        for (int start = 0; start < images.size(); start += ChunkedEmbeddings.CHUNK) {
            int end = Math.min(start + ChunkedEmbeddings.CHUNK, images.size());
            List<Image> pictures = chunk(stamping, start, end);
            use.accept(pictures);
            meter.processed(pictures.size());
        }
    }

    private List<Image> chunk(Optional<Stamping> stamping, int start, int end) {
        if (stamping.isEmpty()) {
            return decoder.pictures(
                    images.fingerprint(), start, end, i -> decoder.decode(images.image(i)));
        }
        Stamping trigger = stamping.get();
        return decoder.memory()
                .get(
                        new PictureMemory.Chunk(
                                images.fingerprint(), decoder.size(), trigger.name(), start),
                        () ->
                                trigger.stamp()
                                        .apply(
                                                chunk(Optional.empty(), start, end),
                                                IntStream.range(start, end)
                                                        .mapToObj(images::id)
                                                        .map(trigger.seed()::at)
                                                        .toList()));
    }
}
