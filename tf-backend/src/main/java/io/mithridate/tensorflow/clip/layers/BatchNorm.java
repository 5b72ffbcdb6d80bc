package io.mithridate.tensorflow.clip.layers;

import io.mithridate.tensorflow.graph.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Batch norm in one forward pass (PyTorch's defaults: momentum 0.1, epsilon 1e-5, running variance
 * unbiased).
 *
 * <p>If it uses the statistics of the current rows, it also moves the running statistics a tenth of
 * the way towards them. If a pass applies a layer several times, its running statistics move once
 * for each application, as in PyTorch.
 */
public final class BatchNorm {

    /** The constant that is added to the variance. */
    private static final float EPSILON = 1e-5f;

    private static final double MOMENTUM = 0.1;

    private final Ops tf;
    private final Statistics statistics;
    private final Map<Variable, List<Operand<TFloat32>>> measured = new LinkedHashMap<>();

    /** Creates the batch norm of a pass. */
    public BatchNorm(Ops tf, Statistics statistics) {
        this.tf = tf;
        this.statistics = statistics;
    }

    /**
     * The source of mean and variance.
     *
     * @param ofRows {@code true} to use the statistics of the rows embedded in one pass and to move
     *     the running statistics towards them; {@code false} to use the running statistics without
     *     changing them
     * @param active a scalar that is 1 in steps that use the rows' statistics and 0 in steps that
     *     use the running ones; if empty, all steps use the same kind
     */
    public record Statistics(boolean ofRows, Optional<? extends Operand<TFloat32>> active) {

        /** Returns a source that uses the running statistics in all steps. */
        public static Statistics running() {
            return new Statistics(false, Optional.empty());
        }

        /** Returns a source that uses the statistics of the rows in all steps. */
        public static Statistics rows() {
            return new Statistics(true, Optional.empty());
        }
    }

    /**
     * Normalizes over all but the last axis, then scales and shifts.
     *
     * @param images (B, H, W, C)
     * @param gain the learned factor, (C)
     * @param shift the learned offset, (C)
     * @param mean the running mean, (C)
     * @param variance the running variance, (C)
     */
    Operand<TFloat32> normalize(
            Operand<TFloat32> images,
            Operand<TFloat32> gain,
            Operand<TFloat32> shift,
            Variable mean,
            Variable variance) {
        if (!statistics.ofRows()) {
            return normalizeByRunning(images, gain, shift, mean, variance);
        }
        Optional<Operand<TBool>> isActive =
                statistics.active().map(active -> tf.math.greater(active, tf.constant(0f)));
        Operand<TFloat32> empty = tf.constant(new float[0]);
        FusedBatchNorm<TFloat32, TFloat32> byRows =
                fusedNorm(images, gain, shift, empty, empty, true);
        measured.computeIfAbsent(mean, first -> new ArrayList<>()).add(byRows.batchMean());
        measured.computeIfAbsent(variance, first -> new ArrayList<>()).add(byRows.batchVariance());
        if (isActive.isEmpty()) {
            return byRows.y();
        }
        return tf.select(
                isActive.get(),
                byRows.y(),
                normalizeByRunning(images, gain, shift, mean, variance));
    }

    private Operand<TFloat32> normalizeByRunning(
            Operand<TFloat32> images,
            Operand<TFloat32> gain,
            Operand<TFloat32> shift,
            Variable mean,
            Variable variance) {
        return fusedNorm(images, gain, shift, mean.read(), variance.read(), false).y();
    }

    private FusedBatchNorm<TFloat32, TFloat32> fusedNorm(
            Operand<TFloat32> images,
            Operand<TFloat32> gain,
            Operand<TFloat32> shift,
            Operand<TFloat32> mean,
            Operand<TFloat32> variance,
            boolean training) {
        return tf.nn.fusedBatchNorm(
                images,
                gain,
                shift,
                mean,
                variance,
                FusedBatchNorm.epsilon(EPSILON),
                FusedBatchNorm.isTraining(training));
    }

    /** Returns whether statistics of any rows were measured. A pass over texts measures none. */
    public boolean isMeasured() {
        return !measured.isEmpty();
    }

    /**
     * Returns the operations that update the running statistics in each training step. Each call
     * adds new operations to the graph.
     *
     * @param later the number of passes of the same step that come after this one. In PyTorch each
     *     pass moves the statistics in turn, so every later pass reduces the effect of this one by
     *     a tenth; here all passes of a step move them at once
     */
    public List<Op> updates(int later) {
        Map<Integer, Operand<TFloat32>> factors = new HashMap<>();
        List<Op> updates = new ArrayList<>();
        measured.forEach(
                (statistic, measurements) -> {
                    List<Operand<TFloat32>> moves = new ArrayList<>();
                    for (int index = 0; index < measurements.size(); index++) {
                        Operand<TFloat32> factor =
                                factors.computeIfAbsent(
                                        later + measurements.size() - 1 - index, this::factor);
                        moves.add(
                                tf.math.mul(
                                        factor,
                                        tf.math.sub(statistic.read(), measurements.get(index))));
                    }
                    updates.add(
                            tf.assignSubVariableOp(
                                    statistic.handle(),
                                    moves.size() == 1 ? moves.get(0) : tf.math.addN(moves)));
                });
        return updates;
    }

    /** Returns the factor for a measurement that is followed by {@code later} further ones. */
    private Operand<TFloat32> factor(int later) {
        Operand<TFloat32> moved = tf.constant((float) (MOMENTUM * Math.pow(1 - MOMENTUM, later)));
        return statistics
                .active()
                .<Operand<TFloat32>>map(active -> tf.math.mul(moved, active))
                .orElse(moved);
    }
}
