package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** CLIP's normalisation of grey levels, and the way back. */
final class ClipPixels {

    private static final double WHITE = 255;
    private static final double[] MEAN = {0.48145466, 0.4578275, 0.40821073};
    private static final double[] DEVIATION = {0.26862954, 0.26130258, 0.27577711};

    private ClipPixels() {}

    /** The mean of a channel, levels being from 0 to 1. */
    static double mean(int channel) {
        return MEAN[channel];
    }

    /** The deviation of a channel, levels being from 0 to 1. */
    static double deviation(int channel) {
        return DEVIATION[channel];
    }

    /** The level, from 0 to 255 if it is a picture's, that is normalised to a number. */
    static float level(float normalised, int channel) {
        return (float) (WHITE * (MEAN[channel] + DEVIATION[channel] * normalised));
    }

    /**
     * Levels that are normalised to some numbers.
     *
     * @param normalised (..., 3)
     */
    static Operand<TFloat32> levels(Ops tf, Operand<TFloat32> normalised) {
        float[] factors = new float[Image.CHANNELS];
        float[] offsets = new float[Image.CHANNELS];
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            factors[channel] = (float) (WHITE * DEVIATION[channel]);
            offsets[channel] = (float) (WHITE * MEAN[channel]);
        }
        return tf.math.add(tf.math.mul(normalised, tf.constant(factors)), tf.constant(offsets));
    }

    /**
     * What levels are normalised to.
     *
     * @param levels (..., 3)
     */
    static Operand<TFloat32> normalised(Ops tf, Operand<TFloat32> levels) {
        float[] factors = new float[Image.CHANNELS];
        float[] offsets = new float[Image.CHANNELS];
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            factors[channel] = (float) (1 / (WHITE * DEVIATION[channel]));
            offsets[channel] = (float) (-MEAN[channel] / DEVIATION[channel]);
        }
        return tf.math.add(tf.math.mul(levels, tf.constant(factors)), tf.constant(offsets));
    }
}
