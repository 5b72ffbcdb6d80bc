package io.mithridate.defenses.inversion;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** How alike embeddings are. */
final class Likeness {

    private Likeness() {}

    /**
     * The mean cosine between different rows.
     *
     * @param rows (B, D), of unit length; B is 2 or more, and static
     * @return a scalar
     */
    static Operand<TFloat32> ofEachOther(Ops tf, Operand<TFloat32> rows) {
        long count = rows.shape().get(0);
        Operand<TFloat32> all =
                tf.sum(
                        tf.math.mul(tf.sum(rows, tf.constant(0)), tf.sum(rows, tf.constant(0))),
                        tf.constant(0));
        Operand<TFloat32> same = tf.sum(tf.math.square(rows), tf.constant(new int[] {0, 1}));
        return tf.math.div(tf.math.sub(all, same), tf.constant((float) (count * (count - 1))));
    }
}
