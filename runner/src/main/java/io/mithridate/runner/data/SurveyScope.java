package io.mithridate.runner.data;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Limits how much of the data is examined.
 *
 * @param captions maximum number of captions; 0 for all
 * @param pictures maximum number of pictures decoded per set; 0 for all
 * @param shown number of pairs kept for display
 */
public record SurveyScope(int captions, int pictures, int shown) {

    private static final Seed SAMPLES = new Seed(1).at("survey");

    /**
     * Samples indices, in ascending order. The sample depends only on the arguments, and a smaller
     * sample is a subset of a larger one.
     *
     * @param size number of indices
     * @param most size of the sample; 0 for all
     */
    static int[] sample(int size, int most) {
        if (most == 0 || most >= size) {
            return IntStream.range(0, size).toArray();
        }
        int[] drawn = Arrays.copyOf(SAMPLES.permutation(size), most);
        Arrays.sort(drawn);
        return drawn;
    }
}
