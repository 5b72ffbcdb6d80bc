package io.mithridate.attacks.stamps;

import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;

/**
 * Adds a pattern to a weighted picture, both as fractions of 255 in single precision, then clips
 * the sum to 0..1 and truncates it to bytes.
 */
public final class WeightedSum implements Stamper {

    private final float[] pattern;
    private final float[] weightedLevels;

    /**
     * Creates a sum.
     *
     * @param pattern the numbers to add, interleaved; a whole picture, or one row that is used for
     *     all rows
     * @param weight the weight of the picture, from 0 to 1
     */
    public WeightedSum(float[] pattern, float weight) {
        this.pattern = pattern.clone();
        this.weightedLevels = GreyLevels.weighted(weight);
    }

    /**
     * Creates a blend with weight {@code share} for the pattern and {@code 1 - share} for the
     * picture.
     *
     * @param pattern fractions of 255, interleaved; a whole picture, or one row that is used for
     *     all rows
     * @param share from 0 to 1
     */
    public static WeightedSum blend(float[] pattern, double share) {
        float weight = (float) share;
        float[] weighted = new float[pattern.length];
        for (int i = 0; i < pattern.length; i++) {
            weighted[i] = weight * pattern[i];
        }
        return new WeightedSum(weighted, (float) (1 - share));
    }

    @Override
    public Image stamp(Image image, Seed seed) {
        byte[] original = image.rgb();
        byte[] stamped = new byte[original.length];
        for (int start = 0; start < original.length; start += pattern.length) {
            for (int i = 0; i < pattern.length; i++) {
                float value = pattern[i] + weightedLevels[original[start + i] & 0xFF];
                stamped[start + i] = GreyLevels.clipped(value);
            }
        }
        return new Image(image.width(), image.height(), stamped);
    }
}
