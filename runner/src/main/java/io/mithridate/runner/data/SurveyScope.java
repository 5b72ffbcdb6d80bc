package io.mithridate.runner.data;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Limits how much of the data is examined.
 *
 * @param captions the maximum number of captions; 0 for all
 * @param pictures the maximum number of pictures decoded per set; 0 for all
 * @param shown the number of pairs kept for display
 */
public record SurveyScope(int captions, int pictures, int shown) {

    private static final Seed SAMPLE_SEED = new Seed(1).at("survey");

    /**
     * Samples indices, in ascending order. The sample depends only on the arguments, and a smaller
     * sample is a subset of a larger one.
     *
     * @param size the number of indices
     * @param maxCount the maximum size of the sample; 0 for all
     */
    static int[] sample(int size, int maxCount) {
        if (maxCount == 0 || maxCount >= size) {
            return IntStream.range(0, size).toArray();
        }
        int[] drawn = Arrays.copyOf(SAMPLE_SEED.permutation(size), maxCount);
        Arrays.sort(drawn);
        return drawn;
    }
}
