package io.mithridate.defenses.robust;

import io.mithridate.api.model.Embeddings;
import io.mithridate.tensorflow.training.Batch;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A pool of earlier embeddings, first in and first out, from which each embedding of a batch takes
 * its nearest; no gradient goes through it.
 *
 * <p>As in RoCLIP's and SafeCLIP's code, a batch that would reach the pool's end is cut there, and
 * the next one begins at its front.
 *
 * @param name keeps pools apart
 * @param first what it holds before anything enters, rows of unit length
 */
record NeighbourPool(String name, Embeddings first) {

    /**
     * The nearest row of the pool, as it is before the step, to each of a batch.
     *
     * @param rows (B, D), of unit length
     * @return (B, D)
     */
    Operand<TFloat32> nearest(Ops tf, Batch batch, Operand<TFloat32> rows) {
        Operand<TFloat32> pool = pool(batch);
        Operand<TFloat32> cosines =
                tf.linalg.matMul(tf.stopGradient(rows), pool, MatMul.transposeB(true));
        Operand<TInt32> places = tf.math.argMax(cosines, tf.constant(1), TInt32.class);
        return tf.stopGradient(tf.gather(pool, places, tf.constant(0)));
    }

    /**
     * Has a batch enter after the step.
     *
     * @param rows (B, D), of unit length
     * @param open a scalar: 1 in steps in which the batch enters, 0 in those in which the pool
     *     stays
     */
    void enter(Ops tf, Batch batch, Operand<TFloat32> rows, Operand<TFloat32> open) {
        int size = first.count();
        int count = Math.toIntExact(rows.shape().get(0));
        Operand<TFloat32> pool = pool(batch);
        Operand<TFloat32> pointer = batch.state(pointerName(), new float[1], 1);
        int[] places = new int[size];
        for (int place = 0; place < size; place++) {
            places[place] = place;
        }
        Operand<TInt32> offsets =
                tf.math.sub(tf.constant(places), tf.dtypes.cast(pointer, TInt32.class));
        Operand<TInt32> none = tf.constant(0);
        Operand<TInt32> all = tf.constant(count);
        Operand<TBool> entered =
                tf.math.logicalAnd(
                        tf.math.logicalAnd(
                                tf.math.greaterEqual(offsets, none), tf.math.less(offsets, all)),
                        tf.math.greater(open, tf.constant(0.5f)));
        Operand<TInt32> within =
                tf.math.maximum(none, tf.math.minimum(offsets, tf.constant(count - 1)));
        Operand<TFloat32> entering = tf.gather(tf.stopGradient(rows), within, tf.constant(0));
        batch.setState(
                name,
                tf.select(tf.reshape(entered, tf.constant(new int[] {size, 1})), entering, pool));
        Operand<TFloat32> moved = tf.math.add(pointer, tf.constant((float) count));
        Operand<TFloat32> wrapped =
                tf.select(
                        tf.math.greaterEqual(moved, tf.constant((float) size)),
                        tf.constant(new float[1]),
                        moved);
        batch.setState(
                pointerName(),
                tf.select(tf.math.greater(open, tf.constant(0.5f)), wrapped, pointer));
    }

    private Operand<TFloat32> pool(Batch batch) {
        return batch.state(name, first.values(), first.count(), first.dimension());
    }

    private String pointerName() {
        return name + ".pointer";
    }
}
