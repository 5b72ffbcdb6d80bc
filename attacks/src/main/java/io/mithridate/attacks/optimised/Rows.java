package io.mithridate.attacks.optimised;

import io.mithridate.api.model.Embeddings;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Embeddings in a graph. */
final class Rows {

    private Rows() {}

    /** (count, dimension). */
    static Operand<TFloat32> constant(Ops tf, Embeddings rows) {
        return tf.constant(Shape.of(rows.count(), rows.dimension()), DataBuffers.of(rows.values()));
    }
}
