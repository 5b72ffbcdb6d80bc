package io.mithridate.attacks.stamps;

/**
 * Grey levels as bytes, and as fractions of 255 in single precision, which is what the reference
 * implementations compute with.
 */
public final class GreyLevels {

    /** The number of levels of a byte. */
    public static final int COUNT = 256;

    private static final int HIGHEST = COUNT - 1;
    private static final float FULL = HIGHEST;

    private GreyLevels() {}

    /** A level, from 0 to 255, as a fraction from 0 to 1. */
    public static float fraction(int level) {
        return level / FULL;
    }

    /** Returns each level as a fraction multiplied by a weight. */
    public static float[] weighted(float weight) {
        float[] fractions = new float[COUNT];
        for (int level = 0; level < COUNT; level++) {
            fractions[level] = weight * fraction(level);
        }
        return fractions;
    }

    /**
     * The level nearest to a fraction, the higher one of two; what lies outside of 0 to 1 is
     * clipped.
     */
    public static byte rounded(float fraction) {
        return clippedLevel((float) Math.floor(FULL * fraction + 0.5));
    }

    /** The level at or below a fraction; what lies outside of 0 to 1 is clipped. */
    public static byte clipped(float fraction) {
        return clippedLevel(FULL * fraction);
    }

    /**
     * The level that a fraction becomes without clipping, as in the reference implementations'
     * patches: truncated towards zero, then modulo 256, so that -1 becomes 1 and 1.2 becomes 50.
     */
    public static byte wrapped(float fraction) {
        return wrappedLevel(FULL * fraction);
    }

    /** A level, truncated; what lies outside of 0 to 255 is clipped. */
    public static byte clippedLevel(float level) {
        // Whole numbers are clipped without a branch; truncating first gives the same: -0.5 is 0.
        return (byte) Math.max(0, Math.min(HIGHEST, (int) level));
    }

    /** A level, truncated towards zero, then modulo 256. */
    public static byte wrappedLevel(float level) {
        return (byte) (int) level;
    }
}
