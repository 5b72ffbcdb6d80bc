package io.mithridate.tensorflow.graph;

import java.util.Arrays;
import java.util.Optional;
import org.tensorflow.Operand;
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

    /** How many numbers it has. */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    /**
     * What a variable is clamped to after each update.
     *
     * @param min the smallest value
     * @param max the largest value
     */
    public record Range(double min, double max) {}
}
