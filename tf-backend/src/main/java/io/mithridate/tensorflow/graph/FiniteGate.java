package io.mithridate.tensorflow.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Lets numbers through where a norm is finite, and nothing where it is not: whatever depends on
 * them is then not computed at all, and variables that it would change stay as they are.
 */
final class FiniteGate {

    private final Ops tf;
    private final Operand<TBool> open;

    /**
     * A gate.
     *
     * @param norm a scalar
     */
    FiniteGate(Ops tf, Operand<TFloat32> norm) {
        this.tf = tf;
        open = tf.math.isFinite(norm);
    }

    /** The numbers, where the gate is open. */
    Operand<TFloat32> through(Operand<TFloat32> numbers) {
        // The switch itself always runs; what waits for it has to wait for what it lets through.
        return tf.identity(tf.switchCond(numbers, open).outputTrue());
    }
}
