package io.mithridate.attacks.patterns;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.random.RandomGenerator;

/** Colors of vertical stripes: each channel of each stripe is 1 or -1. */
final class StripeColours {

    private StripeColours() {}

    /**
     * Returns one row of pixels, interleaved, with the color of each column.
     *
     * @param side the number of columns
     * @param width the width of a stripe; the last one is cut off if necessary
     * @param seed the seed that determines the colors
     */
    static float[] row(int side, int width, Seed seed) {
        int stripes = (side + width - 1) / width;
        float[] signs = new float[Image.CHANNELS * stripes];
        RandomGenerator random = seed.at("stripes").generator();
        for (int i = 0; i < signs.length; i++) {
            signs[i] = random.nextBoolean() ? 1 : -1;
        }
        float[] row = new float[side * Image.CHANNELS];
        for (int i = 0; i < row.length; i++) {
            row[i] = signs[i % Image.CHANNELS * stripes + i / Image.CHANNELS / width];
        }
        return row;
    }
}
