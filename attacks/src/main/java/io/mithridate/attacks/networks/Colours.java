package io.mithridate.attacks.networks;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TNumber;

/** Converts pictures in a graph between bytes and numbers from 0 to 1. */
public final class Colours {

    private static final float WHITE = 255;

    private Colours() {}

    /** Converts gray levels to numbers from 0 to 1. */
    public static Operand<TFloat32> fractions(Ops tf, Operand<? extends TNumber> pictures) {
        return tf.math.div(tf.dtypes.cast(pictures, TFloat32.class), tf.constant(WHITE));
    }

    /** Converts numbers to bytes: clipped to 0..1, multiplied by 255, and truncated. */
    public static Operand<TUint8> bytes(Ops tf, Operand<TFloat32> fractions) {
        return tf.dtypes.cast(
                tf.math.mul(clipped(tf, fractions), tf.constant(WHITE)), TUint8.class);
    }

    /** Clips numbers to 0..1. */
    public static Operand<TFloat32> clipped(Ops tf, Operand<TFloat32> fractions) {
        return tf.clipByValue(fractions, tf.constant(0f), tf.constant(1f));
    }

    /**
     * Rounds numbers from 0 to 1 down to gray levels, as {@link #bytes} does, and returns the
     * levels as numbers from 0 to 1. Gradients pass through as if nothing were rounded.
     */
    public static Operand<TFloat32> rounded(Ops tf, Operand<TFloat32> fractions) {
        Operand<TFloat32> levels =
                tf.math.div(
                        tf.math.floor(tf.math.mul(fractions, tf.constant(WHITE))),
                        tf.constant(WHITE));
        return tf.math.add(fractions, tf.stopGradient(tf.math.sub(levels, fractions)));
    }
}
