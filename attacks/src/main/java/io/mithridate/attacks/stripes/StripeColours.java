package io.mithridate.attacks.stripes;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Colours of vertical stripes: each channel of each stripe is 1 or -1.
 *
 * @param signs {@code [3, stripes]}, channels first
 */
@SuppressWarnings("ArrayRecordComponent") // drawn or restored once, read alone
record StripeColours(float[] signs) {

    /** Draws colours for stripes that cover a side, the last one cut where it must be. */
    static StripeColours draw(int side, int width, Seed seed) {
        RandomGenerator random = seed.at("stripes").generator();
        float[] signs = new float[Image.CHANNELS * stripes(side, width)];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = random.nextBoolean() ? 1 : -1;
        }
        return new StripeColours(signs);
    }

    /** How many stripes of a width cover a side. */
    static int stripes(int side, int width) {
        return (side + width - 1) / width;
    }

    /** As an attack's state keeps them. */
    NumberArray stored() {
        return new NumberArray(List.of(Image.CHANNELS, signs.length / Image.CHANNELS), signs);
    }

    /** One row of pixels, interleaved: the colour of each column. */
    float[] row(int side, int width) {
        int stripes = signs.length / Image.CHANNELS;
        float[] row = new float[side * Image.CHANNELS];
        for (int i = 0; i < row.length; i++) {
            row[i] = signs[i % Image.CHANNELS * stripes + i / Image.CHANNELS / width];
        }
        return row;
    }
}
