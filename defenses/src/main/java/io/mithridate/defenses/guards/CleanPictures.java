package io.mithridate.defenses.guards;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Some pictures that are known to be clean: what guards set their thresholds by. */
final class CleanPictures {

    private static final int CHUNK = 256;

    private CleanPictures() {}

    /**
     * The scores of some clean pictures, in ascending order.
     *
     * @param count how many pictures are drawn, where there are as many
     * @param score scores one row of unit embeddings
     */
    static double[] scores(
            PairSet pairs,
            int count,
            Seed seed,
            ImageTextModel model,
            ImageDecoder decoder,
            ToDoubleBiFunction<Embeddings, Integer> score) {
        int[] drawn = Arrays.copyOf(seed.permutation(pairs.size()), Math.min(count, pairs.size()));
        return IntStream.iterate(0, start -> start < drawn.length, start -> start + CHUNK)
                .mapToObj(
                        start ->
                                Arrays.stream(drawn, start, Math.min(start + CHUNK, drawn.length))
                                        .parallel()
                                        .mapToObj(i -> decoder.decode(pairs, i, model.imageSize()))
                                        .toList())
                .flatMapToDouble(pictures -> scores(model, pictures, score))
                .sorted()
                .toArray();
    }

    /** One score for each picture. */
    static DoubleStream scores(
            ImageTextModel model,
            List<Image> pictures,
            ToDoubleBiFunction<Embeddings, Integer> score) {
        Embeddings rows = model.embedImages(pictures).normalised();
        return IntStream.range(0, rows.count()).mapToDouble(row -> score.applyAsDouble(rows, row));
    }
}
