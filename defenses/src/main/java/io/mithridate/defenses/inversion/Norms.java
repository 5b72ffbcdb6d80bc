package io.mithridate.defenses.inversion;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Euclidean lengths whose gradient at zero is zero. */
final class Norms {

    private static final float SMALLEST_SQUARE = 1e-24f;

    private Norms() {}

    /** The length of all numbers of a vector. */
    static Operand<TFloat32> ofVector(Ops tf, Operand<TFloat32> vector) {
        return root(tf, tf.sum(tf.math.square(vector), tf.constant(0)));
    }

    /** The Frobenius norm of a matrix. */
    static Operand<TFloat32> ofMatrix(Ops tf, Operand<TFloat32> matrix) {
        return root(tf, tf.sum(tf.math.square(matrix), tf.constant(new int[] {0, 1})));
    }

    private static Operand<TFloat32> root(Ops tf, Operand<TFloat32> square) {
        return tf.math.sqrt(tf.math.maximum(square, tf.constant(SMALLEST_SQUARE)));
    }
}
