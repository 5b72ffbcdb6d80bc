package io.mithridate.tensorflow.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The Euclidean norm of all gradients together. Gradients are scaled down to a maximum norm c like
 * in PyTorch's {@code clip_grad_norm_}, by min(1, c / (norm + 1e-6)).
 */
final class GlobalNorm {

    /** Avoids a division by zero; the same value as in PyTorch. */
    private static final float EPSILON = 1e-6f;

    private final Ops tf;
    private final List<Operand<TFloat32>> gradients;
    private final Operand<TFloat32> value;

    GlobalNorm(Ops tf, List<Operand<TFloat32>> gradients) {
        this.tf = tf;
        this.gradients = List.copyOf(gradients);
        List<Operand<TFloat32>> squares = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            squares.add(tf.math.mul(tf.nn.l2Loss(gradient), tf.constant(2f)));
        }
        value = tf.math.sqrt(tf.math.addN(squares));
    }

    /** Returns the norm, a scalar. */
    Operand<TFloat32> value() {
        return value;
    }

    /**
     * Returns the gradients, all scaled down by the same factor if their norm exceeds the maximum.
     */
    List<Operand<TFloat32>> clippedTo(double highest) {
        Operand<TFloat32> scale =
                tf.math.minimum(
                        tf.constant(1f),
                        tf.math.div(
                                tf.constant((float) highest),
                                tf.math.add(value, tf.constant(EPSILON))));
        List<Operand<TFloat32>> scaled = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            scaled.add(tf.math.mul(gradient, scale));
        }
        return scaled;
    }
}
