package io.mithridate.tensorflow.clip;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * CLIP's normalization of pictures, as part of the graph, so that bytes are fed instead of floats.
 */
public final class Pixels {

    private static final double[] MEAN = {0.48145466, 0.4578275, 0.40821073};
    private static final double[] STANDARD_DEVIATION = {0.26862954, 0.26130258, 0.27577711};
    private static final double WHITE = 255;

    private Pixels() {}

    /** Returns the mean of a channel, for levels from 0 to 1. */
    public static double mean(int channel) {
        return MEAN[channel];
    }

    /** Returns the standard deviation of a channel, for levels from 0 to 1. */
    public static double standardDeviation(int channel) {
        return STANDARD_DEVIATION[channel];
    }

    /** Returns {@code (x / 255 − mean) / standard deviation}, computed per channel. */
    public static Operand<TFloat32> normalised(Ops tf, Operand<TUint8> pixels) {
        return normalisedLevels(tf, tf.dtypes.cast(pixels, TFloat32.class));
    }

    /**
     * Normalizes levels that need not be integers.
     *
     * @param levels (..., 3), from 0 to 255
     */
    public static Operand<TFloat32> normalisedLevels(Ops tf, Operand<TFloat32> levels) {
        float[] factor = new float[MEAN.length];
        float[] shift = new float[MEAN.length];
        for (int channel = 0; channel < MEAN.length; channel++) {
            factor[channel] = (float) (1 / (WHITE * STANDARD_DEVIATION[channel]));
            shift[channel] = (float) (-MEAN[channel] / STANDARD_DEVIATION[channel]);
        }
        return scaled(tf, levels, factor, shift);
    }

    /**
     * Returns the levels that correspond to normalized values.
     *
     * @param normalised (..., 3)
     */
    public static Operand<TFloat32> levels(Ops tf, Operand<TFloat32> normalised) {
        float[] factor = new float[MEAN.length];
        float[] shift = new float[MEAN.length];
        for (int channel = 0; channel < MEAN.length; channel++) {
            factor[channel] = (float) (WHITE * STANDARD_DEVIATION[channel]);
            shift[channel] = (float) (WHITE * MEAN[channel]);
        }
        return scaled(tf, normalised, factor, shift);
    }

    /** Returns the level that corresponds to a normalized value. */
    public static float level(float normalised, int channel) {
        return (float) (WHITE * (MEAN[channel] + STANDARD_DEVIATION[channel] * normalised));
    }

    private static Operand<TFloat32> scaled(
            Ops tf, Operand<TFloat32> values, float[] factor, float[] shift) {
        return tf.math.add(tf.math.mul(values, tf.constant(factor)), tf.constant(shift));
    }
}
