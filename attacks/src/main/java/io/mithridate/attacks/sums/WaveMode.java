package io.mithridate.attacks.sums;

/** How {@link Sig} puts its wave on a picture. */
public enum WaveMode {
    /** Wave and picture are added, as BadCLIP's code does and the paper says. */
    ADD {
        @Override
        WeightedSum on(float[] wave) {
            return new WeightedSum(wave, 1);
        }
    },
    /** A fifth of the wave and four fifths of the picture, as CleanCLIP's code does. */
    BLEND {
        @Override
        WeightedSum on(float[] wave) {
            return WeightedSum.blend(wave, CLEAN_CLIP_SHARE);
        }
    };

    private static final double CLEAN_CLIP_SHARE = 0.2;

    /**
     * Puts a wave on pictures.
     *
     * @param wave fractions of 255, interleaved; a whole picture, or one row that stands for all
     */
    abstract WeightedSum on(float[] wave);
}
