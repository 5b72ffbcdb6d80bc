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
 * A first-in, first-out pool of earlier embeddings, in which the nearest neighbor of each embedding
 * of a batch is looked up. No gradient flows through it.
 *
 * <p>As in the code of RoCLIP and SafeCLIP, a batch that would extend beyond the end of the pool is
 * truncated, and the next batch starts at the beginning.
 *
 * @param name distinguishes pools from each other
 * @param first the initial content, rows of unit length
 */
record NeighbourPool(String name, Embeddings first) {

    /**
     * Returns the row of the pool that is nearest to each row of a batch. The pool is read in its
     * state before the step.
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
     * Adds a batch to the pool after the step.
     *
     * @param rows (B, D), of unit length
     * @param open a scalar: 1 in steps that add the batch, 0 in steps that do not change the pool
     */
    void addBatch(Ops tf, Batch batch, Operand<TFloat32> rows, Operand<TFloat32> open) {
        int poolSize = first.count();
        int count = Math.toIntExact(rows.shape().get(0));
        Operand<TFloat32> pool = pool(batch);
        Operand<TFloat32> pointer = batch.state(pointerName(), new float[1], 1);
        int[] places = new int[poolSize];
        for (int place = 0; place < poolSize; place++) {
            places[place] = place;
        }
        Operand<TInt32> offsets =
                tf.math.sub(tf.constant(places), tf.dtypes.cast(pointer, TInt32.class));
        Operand<TInt32> zero = tf.constant(0);
        Operand<TInt32> batchSize = tf.constant(count);
        Operand<TBool> isReplaced =
                tf.math.logicalAnd(
                        tf.math.logicalAnd(
                                tf.math.greaterEqual(offsets, zero),
                                tf.math.less(offsets, batchSize)),
                        tf.math.greater(open, tf.constant(0.5f)));
        Operand<TInt32> clippedOffsets =
                tf.math.maximum(zero, tf.math.minimum(offsets, tf.constant(count - 1)));
        Operand<TFloat32> newRows =
                tf.gather(tf.stopGradient(rows), clippedOffsets, tf.constant(0));
        batch.setState(
                name,
                tf.select(
                        tf.reshape(isReplaced, tf.constant(new int[] {poolSize, 1})),
                        newRows,
                        pool));
        Operand<TFloat32> nextPointer = tf.math.add(pointer, tf.constant((float) count));
        Operand<TFloat32> wrappedPointer =
                tf.select(
                        tf.math.greaterEqual(nextPointer, tf.constant((float) poolSize)),
                        tf.constant(new float[1]),
                        nextPointer);
        batch.setState(
                pointerName(),
                tf.select(tf.math.greater(open, tf.constant(0.5f)), wrappedPointer, pointer));
    }

    private Operand<TFloat32> pool(Batch batch) {
        return batch.state(name, first.values(), first.count(), first.dimension());
    }

    private String pointerName() {
        return name + ".pointer";
    }
}
