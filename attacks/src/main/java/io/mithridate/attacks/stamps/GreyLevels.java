package io.mithridate.attacks.stamps;

/**
 * Gray levels as bytes, and as fractions of 255 in single precision, in which the reference
 * implementations compute.
 */
public final class GreyLevels {

    /** The number of gray levels. */
    public static final int COUNT = 256;

    private static final int MAX_LEVEL = COUNT - 1;
    private static final float WHITE = MAX_LEVEL;

    private GreyLevels() {}

    /** Returns a level from 0 to 255 as a fraction from 0 to 1. */
    public static float fraction(int level) {
        return level / WHITE;
    }

    /** Returns the fraction of each level multiplied by a weight. */
    public static float[] weighted(float weight) {
        float[] fractions = new float[COUNT];
        for (int level = 0; level < COUNT; level++) {
            fractions[level] = weight * fraction(level);
        }
        return fractions;
    }

    /**
     * Returns the level nearest to a fraction, rounding half up; values outside 0 to 1 are clipped.
     */
    public static byte rounded(float fraction) {
        return clippedLevel((float) Math.floor(WHITE * fraction + 0.5));
    }

    /** Returns the level at or below a fraction; values outside 0 to 1 are clipped. */
    public static byte clipped(float fraction) {
        return clippedLevel(WHITE * fraction);
    }

    /**
     * Converts a fraction to a level without clipping, as in the patches of the reference
     * implementations: truncated toward zero, then modulo 256, so that -1 becomes 1 and 1.2 becomes
     * 50.
     */
    public static byte wrapped(float fraction) {
        return wrappedLevel(WHITE * fraction);
    }

    /** Truncates a level; values outside 0 to 255 are clipped. */
    public static byte clippedLevel(float level) {
        // Clips without a branch. Truncating before clipping gives the same result, e.g. 0 for
        // -0.5.
        return (byte) Math.max(0, Math.min(MAX_LEVEL, (int) level));
    }

    /** Truncates a level toward zero, then takes it modulo 256. */
    public static byte wrappedLevel(float level) {
        return (byte) (int) level;
    }
}
