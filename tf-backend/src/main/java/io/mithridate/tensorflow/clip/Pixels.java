package io.mithridate.tensorflow.clip;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** CLIP's normalisation of pictures, in the graph, so that bytes are fed and not floats. */
final class Pixels {

    private static final double[] MEAN = {0.48145466, 0.4578275, 0.40821073};
    private static final double[] STANDARD_DEVIATION = {0.26862954, 0.26130258, 0.27577711};
    private static final double WHITE = 255;

    private Pixels() {}

    /** {@code (x / 255 − mean) / standard deviation}, channel by channel. */
    static Operand<TFloat32> normalised(Ops tf, Operand<TUint8> pixels) {
        return normalisedLevels(tf, tf.dtypes.cast(pixels, TFloat32.class));
    }

    /** The same of grey levels that need not be whole. */
    static Operand<TFloat32> normalisedLevels(Ops tf, Operand<TFloat32> levels) {
        float[] factor = new float[MEAN.length];
        float[] shift = new float[MEAN.length];
        for (int channel = 0; channel < MEAN.length; channel++) {
            factor[channel] = (float) (1 / (WHITE * STANDARD_DEVIATION[channel]));
            shift[channel] = (float) (-MEAN[channel] / STANDARD_DEVIATION[channel]);
        }
        return tf.math.add(tf.math.mul(levels, tf.constant(factor)), tf.constant(shift));
    }
}
