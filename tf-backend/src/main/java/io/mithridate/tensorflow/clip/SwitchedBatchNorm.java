package io.mithridate.tensorflow.clip;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Batch norm with the statistics of the rows at hand in some steps, and with the running ones in
 * others.
 *
 * @param rows with the statistics of the rows at hand; it moves the running ones by as much as the
 *     number says
 * @param inForce a scalar: 1 in steps in which {@code rows} is in force, 0 in others
 */
record SwitchedBatchNorm(BatchNorm rows, Operand<TFloat32> inForce) implements BatchNorm {

    @Override
    public Operand<TFloat32> normalise(Ops tf, Operand<TFloat32> images, Layer layer) {
        return tf.select(
                tf.math.greater(inForce, tf.constant(0f)),
                rows.normalise(tf, images, layer),
                BatchNorm.running().normalise(tf, images, layer));
    }

    @Override
    public List<Op> updates() {
        return rows.updates();
    }
}
