package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;

/** Adds a pattern to a picture, in gray levels, and truncates the sum to bytes. */
final class LevelSum implements Stamper {

    private final float[] pattern;
    private final boolean wraps;

    /**
     * Creates a sum.
     *
     * @param pattern the gray levels of a whole picture, interleaved
     * @param wraps whether levels outside 0 to 255 wrap around instead of being clipped
     */
    LevelSum(float[] pattern, boolean wraps) {
        this.pattern = pattern;
        this.wraps = wraps;
    }

    @Override
    public Image stamp(Image image, Seed seed) {
        byte[] original = image.rgb();
        byte[] stamped = new byte[original.length];
        for (int i = 0; i < original.length; i++) {
            float level = (original[i] & 0xFF) + pattern[i];
            stamped[i] = wraps ? GreyLevels.wrappedLevel(level) : GreyLevels.clippedLevel(level);
        }
        return new Image(image.width(), image.height(), stamped);
    }
}
