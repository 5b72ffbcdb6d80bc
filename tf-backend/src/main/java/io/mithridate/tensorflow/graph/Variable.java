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
 * @param name its name at rest, such as {@code visual.conv1.weight}
 * @param role what it is to the model
 * @param shape its shape at rest
 * @param layout how the graph's order of axes differs from that
 * @param initializer draws its first values, in the order at rest
 * @param range what it is clamped to after each update, if it is
 * @param handle the resource
 * @param read its value; gradients are taken with respect to this
 * @param feed what is fed in order to set it
 * @param assign sets it to what is fed
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

    /** Returns how many numbers it has. */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    /** Its value in a session, in the order of axes at rest. */
    public float[] valueIn(Session session) {
        try (Result result = session.runner().fetch(read).run()) {
            return valueOf((TFloat32) result.get(0));
        }
    }

    /** The numbers of a tensor that was fetched for it, in the order of axes at rest. */
    float[] valueOf(TFloat32 fetched) {
        float[] values = new float[size()];
        fetched.copyTo(DataBuffers.of(values, false, false));
        return layout.toRest(values, shape);
    }

    /** An operation that sets it to zero. */
    AssignVariableOp zeroed(Ops tf) {
        // Not tf.zeros: it opens a name scope, which goes through all operations of the graph.
        return tf.assignVariableOp(
                handle, tf.fill(tf.constant(layout.inGraph(shape)), tf.constant(0f)));
    }

    /** A tensor to be fed for it; to be closed. */
    TFloat32 tensorOf(float[] values) {
        return TFloat32.tensorOf(
                layout.shapeInGraph(shape), DataBuffers.of(layout.toGraph(values, shape)));
    }

    /**
     * The range to which a variable is clamped after each update.
     *
     * @param min the smallest value
     * @param max the largest value
     */
    public record Range(double min, double max) {}
}
