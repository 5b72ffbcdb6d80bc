package io.mithridate.attacks.steganography;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** The losses for hiding bits and for reading them. */
final class HidingLosses {

    /** The matrix that turns RGB into luma and two color differences, with one row per result. */
    private static final float[][] YUV = {
        {0.299f, 0.587f, 0.114f},
        {-0.14714119f, -0.28886917f, 0.43601036f},
        {0.6149754f, -0.5149651f, -0.10001026f}
    };

    /** The cross-entropy of bits that are guessed at random, in nats. */
    private static final float CHANCE_CROSS_ENTROPY = (float) Math.log(2);

    private HidingLosses() {}

    /**
     * Returns the mean binary cross-entropy.
     *
     * @param logits (B, bits)
     * @param bits (B, bits), zeros and ones
     * @return a scalar, in nats
     */
    static Operand<TFloat32> crossEntropy(
            Ops tf, Operand<TFloat32> logits, Operand<TFloat32> bits) {
        return mean(tf, tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, bits)));
    }

    /**
     * Returns the readability of bits, from 0 for random guesses to 1 for certainty.
     *
     * @param crossEntropy a scalar, in nats
     * @return a scalar, 1 − cross-entropy / ln 2, at least 0
     */
    static Operand<TFloat32> readability(Ops tf, Operand<TFloat32> crossEntropy) {
        return tf.nn.relu(
                tf.math.sub(
                        tf.constant(1f),
                        tf.math.div(crossEntropy, tf.constant(CHANCE_CROSS_ENTROPY))));
    }

    /**
     * Converts colors, or differences of colors, to YUV.
     *
     * @param colors (…, 3)
     * @return (N, 3)
     */
    static Operand<TFloat32> yuv(Ops tf, Operand<TFloat32> colors) {
        return tf.linalg.matMul(
                tf.reshape(colors, tf.constant(new int[] {-1, YUV.length})),
                tf.constant(YUV),
                MatMul.transposeB(true));
    }

    /** Returns the mean squared difference of two pictures in YUV, as a scalar. */
    static Operand<TFloat32> visibility(
            Ops tf, Operand<TFloat32> stamped, Operand<TFloat32> clean) {
        return mean(tf, tf.math.square(yuv(tf, tf.math.sub(stamped, clean))));
    }

    private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values) {
        int[] axes = new int[values.shape().numDimensions()];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = axis;
        }
        return tf.math.mean(values, tf.constant(axes));
    }
}
