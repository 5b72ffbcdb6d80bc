package io.mithridate.attacks.patterns;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.random.RandomGenerator;

/** Colours of vertical stripes: each channel of each stripe is 1 or -1. */
final class StripeColours {

    private StripeColours() {}

    /**
     * One row of pixels, interleaved: the colour of each column.
     *
     * @param side how many columns there are
     * @param width of a stripe; the last one is cut where it must be
     * @param drawnBy decides the colours
     */
    static float[] row(int side, int width, Seed drawnBy) {
        int stripes = (side + width - 1) / width;
        float[] signs = new float[Image.CHANNELS * stripes];
        RandomGenerator random = drawnBy.at("stripes").generator();
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
