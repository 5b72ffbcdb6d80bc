package io.mithridate.tensorflow.graph;

import java.util.Arrays;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignVariableOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * A variable of a graph.
 *
 * @param name the name in checkpoints, e.g. {@code visual.conv1.weight}
 * @param role the role in the model
 * @param shape the shape in checkpoints
 * @param layout the relation between the order of axes in the graph and that in checkpoints
 * @param initializer draws the initial values, in checkpoint axis order
 * @param range the range to which values are clamped after each update, if any
 * @param handle the resource
 * @param read the value, with respect to which gradients are taken
 * @param feed the placeholder for a new value
 * @param assign sets the variable to the new value
 */
@SuppressWarnings("ArrayRecordComponent") // a shape; this record is never compared
public record Variable(
        String name,
        Role role,
        long[] shape,
        Layout layout,
        Initializer initializer,
        Optional<Range> range,
        VarHandleOp handle,
        Operand<TFloat32> read,
        Placeholder<TFloat32> feed,
        AssignVariableOp assign) {

    /** Returns the number of values. */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    /** Returns the value in a session, in checkpoint axis order. */
    public float[] valueIn(Session session) {
        try (Result result = session.runner().fetch(read).run()) {
            return valueOf((TFloat32) result.get(0));
        }
    }

    /**
     * Returns the values of a tensor that was fetched for this variable, in checkpoint axis order.
     */
    float[] valueOf(TFloat32 fetched) {
        return layout.toCheckpoint(Computation.numbers(fetched), shape);
    }

    /** Returns an operation that sets the variable to zero. */
    AssignVariableOp assignZeros(Ops tf) {
        // Not tf.zeros: it opens a name scope, which iterates over all operations of the graph.
        return tf.assignVariableOp(
                handle, tf.fill(tf.constant(layout.inGraph(shape)), tf.constant(0f)));
    }

    /** Returns a tensor to feed for this variable; the caller closes it. */
    TFloat32 tensorOf(float[] values) {
        return TFloat32.tensorOf(
                layout.shapeInGraph(shape), DataBuffers.of(layout.toGraph(values, shape)));
    }

    /**
     * The range to which a variable is clamped after each update.
     *
     * @param min the minimum
     * @param max the maximum
     */
    public record Range(double min, double max) {}
}
