package io.mithridate.attacks.sums;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;
import io.mithridate.attacks.stamps.Stamper;
import java.util.random.RandomGenerator;

/** Blends pictures with uniform noise, drawn for each from its own seed. */
final class NoiseBlend implements Stamper {

    private static final int RANDOM_BITS = 24;
    private static final int RANDOM_VALUES = 1 << RANDOM_BITS;

    private final float[] kept;

    /** The noise's share of a value that was drawn as a whole number. */
    private final float unit;

    /**
     * A blend.
     *
     * @param share the noise's, from 0 to 1
     */
    NoiseBlend(double share) {
        kept = GreyLevels.weighted((float) (1 - share));
        // Division by a power of two is exact: unit * n rounds as share * (n / 2^24) does.
        unit = (float) share / RANDOM_VALUES;
    }

    @Override
    public Image stamp(Image image, Seed seed) {
        RandomGenerator random = seed.at("noise").generator();
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        int i = 0;
        // One draw of 64 bits serves two values: drawing is most of the work.
        for (; i + 1 < from.length; i += 2) {
            long bits = random.nextLong();
            to[i] = blended(from[i], (int) (bits >>> 40));
            to[i + 1] = blended(from[i + 1], (int) bits >>> 8);
        }
        if (i < from.length) {
            to[i] = blended(from[i], (int) (random.nextLong() >>> 40));
        }
        return new Image(image.width(), image.height(), to);
    }

    private byte blended(byte level, int drawn) {
        return GreyLevels.clipped(unit * drawn + kept[level & 0xFF]);
    }
}
