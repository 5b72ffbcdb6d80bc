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

/** Scores pictures that are known to be clean; guards derive their thresholds from these scores. */
final class CleanPictures {

    private static final int CHUNK = 256;

    private CleanPictures() {}

    /**
     * Returns the scores of randomly drawn clean pictures, in ascending order.
     *
     * @param count the number of pictures to draw; if there are fewer, all are used
     * @param score scores one row of normalized embeddings
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

    /** Returns one score per picture. */
    static DoubleStream scores(
            ImageTextModel model,
            List<Image> pictures,
            ToDoubleBiFunction<Embeddings, Integer> score) {
        Embeddings rows = model.embedImages(pictures).normalised();
        return IntStream.range(0, rows.count()).mapToDouble(row -> score.applyAsDouble(rows, row));
    }
}
