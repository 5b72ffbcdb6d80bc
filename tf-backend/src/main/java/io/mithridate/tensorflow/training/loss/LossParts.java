package io.mithridate.tensorflow.training.loss;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The parts of contrastive losses: logits, exclusions from a softmax, means over samples. */
final class LossParts {

    /** A finite number that, added to a logit, excludes it from a softmax in single precision. */
    static final float EXCLUDED = -1e9f;

    private LossParts() {}

    static Operand<TFloat32> logits(
            Ops tf, Operand<TFloat32> queries, Operand<TFloat32> keys, Operand<TFloat32> scale) {
        return tf.math.mul(tf.linalg.matMul(queries, keys, MatMul.transposeB(true)), scale);
    }

    /** Returns the logit of each query with the key of the same row, as a column. */
    static Operand<TFloat32> ownLogits(
            Ops tf, Operand<TFloat32> queries, Operand<TFloat32> keys, Operand<TFloat32> scale) {
        return tf.math.mul(
                tf.sum(tf.math.mul(queries, keys), tf.constant(1), Sum.keepDims(true)), scale);
    }

    static Operand<TFloat32> rowSums(Ops tf, Operand<TFloat32> matrix) {
        return tf.sum(matrix, tf.constant(1));
    }

    static Operand<TFloat32> crossEntropy(
            Ops tf, Operand<TFloat32> logits, Operand<TFloat32> labels) {
        return tf.nn.softmaxCrossEntropyWithLogits(logits, labels).loss();
    }

    /**
     * Computes InfoNCE over some of the queries.
     *
     * @param weights (K): 1 for a query that is included, 0 for one that is not
     * @param excluded added to the logits to exclude keys from a softmax; (K, K) or a row of K
     */
    static Operand<TFloat32> infoNceAmong(
            Ops tf,
            Operand<TFloat32> queries,
            Operand<TFloat32> keys,
            Operand<TFloat32> weights,
            Operand<TFloat32> scale,
            Operand<TFloat32> excluded) {
        Operand<TFloat32> logits = tf.math.add(logits(tf, queries, keys, scale), excluded);
        return weightedMean(tf, crossEntropy(tf, logits, identity(tf, rows(queries))), weights);
    }

    /** Returns a row that, added to logits, excludes samples of weight 0 from every softmax. */
    static Operand<TFloat32> excludedColumns(Ops tf, Operand<TFloat32> weights) {
        return tf.math.mul(tf.math.sub(tf.onesLike(weights), weights), tf.constant(EXCLUDED));
    }

    /**
     * Returns a term that, added to logits, excludes columns from a softmax, and also the marked
     * entries, except those on the diagonal.
     *
     * @param columns see {@link #excludedColumns}
     * @param marks 1 for a marked entry, else 0
     */
    static Operand<TFloat32> excludingMarked(
            Ops tf, Operand<TFloat32> columns, Optional<Operand<TFloat32>> marks) {
        if (marks.isEmpty()) {
            return columns;
        }
        Operand<TFloat32> marked = marks.get();
        Operand<TFloat32> offDiagonal =
                tf.math.sub(tf.onesLike(marked), identity(tf, rows(marked)));
        return tf.math.add(
                columns, tf.math.mul(tf.math.mul(marked, offDiagonal), tf.constant(EXCLUDED)));
    }

    static Operand<TFloat32> concatColumns(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return tf.concat(List.of(left, right), tf.constant(1));
    }

    static Operand<TFloat32> identity(Ops tf, long size) {
        int[] diagonal = IntStream.range(0, Math.toIntExact(size)).toArray();
        return oneHot(tf, tf.constant(diagonal), size);
    }

    /** Returns rows that are 1 in the column of a class and 0 in all others. */
    static Operand<TFloat32> oneHot(Ops tf, Operand<TInt32> classes, long count) {
        return tf.oneHot(
                classes, tf.constant(Math.toIntExact(count)), tf.constant(1f), tf.constant(0f));
    }

    static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> perSample) {
        return tf.math.mean(perSample, tf.constant(0));
    }

    static Operand<TFloat32> weightedMean(
            Ops tf, Operand<TFloat32> perSample, Operand<TFloat32> weights) {
        Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(perSample, weights), tf.constant(0));
        Operand<TFloat32> count = tf.reduceSum(weights, tf.constant(0), ReduceSum.keepDims(false));
        return tf.math.div(sum, tf.math.maximum(count, tf.constant(1f)));
    }

    static long rows(Operand<TFloat32> embeddings) {
        long rows = embeddings.shape().get(0);
        if (rows < 1) {
            throw new IllegalArgumentException(
                    "embeddings of shape %s; losses need a static number of rows"
                            .formatted(embeddings.shape()));
        }
        return rows;
    }
}
