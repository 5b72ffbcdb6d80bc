package io.mithridate.runner.data;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The part of the data that is looked at.
 *
 * @param captions how many captions at most; 0 for all
 * @param pictures how many pictures of each set are decoded at most; 0 for all
 * @param shown how many pictures are kept to be shown
 */
public record SurveyScope(int captions, int pictures, int shown) {

    private static final Seed SAMPLES = new Seed(1).at("survey");

    /**
     * Some indices, ascending; always the same ones of as many, and the fewer are among the more.
     *
     * @param size how many there are
     * @param most how many are drawn; 0 for all
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
