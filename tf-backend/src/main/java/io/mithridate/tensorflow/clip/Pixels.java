package io.mithridate.tensorflow.clip;

import java.util.function.IntToDoubleFunction;
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
        return scale(
                tf,
                levels,
                channel -> 1 / (WHITE * STANDARD_DEVIATION[channel]),
                channel -> -MEAN[channel] / STANDARD_DEVIATION[channel]);
    }

    /**
     * Returns the levels that correspond to normalized values.
     *
     * @param normalized (..., 3)
     */
    public static Operand<TFloat32> levels(Ops tf, Operand<TFloat32> normalized) {
        return scale(
                tf,
                normalized,
                channel -> WHITE * STANDARD_DEVIATION[channel],
                channel -> WHITE * MEAN[channel]);
    }

    /** Returns the level that corresponds to a normalized value. */
    public static float level(float normalized, int channel) {
        return (float) (WHITE * (MEAN[channel] + STANDARD_DEVIATION[channel] * normalized));
    }

    private static Operand<TFloat32> scale(
            Ops tf,
            Operand<TFloat32> values,
            IntToDoubleFunction factor,
            IntToDoubleFunction shift) {
        return tf.math.add(
                tf.math.mul(values, tf.constant(perChannel(factor))),
                tf.constant(perChannel(shift)));
    }

    private static float[] perChannel(IntToDoubleFunction number) {
        float[] numbers = new float[MEAN.length];
        for (int channel = 0; channel < numbers.length; channel++) {
            numbers[channel] = (float) number.applyAsDouble(channel);
        }
        return numbers;
    }
}
