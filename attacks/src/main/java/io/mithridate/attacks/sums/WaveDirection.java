package io.mithridate.attacks.sums;

import io.mithridate.api.data.Image;

/** Along which edge of the picture the wave of {@link Sig} runs. */
public enum WaveDirection {
    /** From left to right: the stripes stand upright. */
    HORIZONTAL {
        @Override
        float[] pattern(float[] wave) {
            return repeated(wave, Image.CHANNELS);
        }
    },
    /** From top to bottom: the stripes lie. */
    VERTICAL {
        @Override
        float[] pattern(float[] wave) {
            return repeated(wave, Image.CHANNELS * wave.length);
        }
    };

    /** The wave over a row that stands for all, or over a whole picture; interleaved. */
    abstract float[] pattern(float[] wave);

    private static float[] repeated(float[] wave, int times) {
        float[] pattern = new float[wave.length * times];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = wave[i / times];
        }
        return pattern;
    }
}
