package io.mithridate.tensorflow.clip.layers;

import io.mithridate.tensorflow.graph.Variable;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Batch norm in a forward pass. Implementations differ in the source of mean and variance
 * (PyTorch's defaults: momentum 0.1, epsilon 1e-5, running variance unbiased).
 */
public interface BatchNorm {

    /** The constant that is added to the variance. */
    float EPSILON = 1e-5f;

    /**
     * Normalizes over all but the last axis, then scales and shifts.
     *
     * @param images (B, H, W, C)
     */
    Operand<TFloat32> normalise(Ops tf, Operand<TFloat32> images, Layer layer);

    /** Returns the operations that update the running statistics in each training step. */
    List<Op> updates();

    /**
     * A layer's parameters, (C) each.
     *
     * @param gain the learned factor
     * @param shift the learned offset
     * @param mean the running mean
     * @param variance the running variance
     */
    record Layer(
            Operand<TFloat32> gain, Operand<TFloat32> shift, Variable mean, Variable variance) {}

    /** Returns batch norm with the running statistics, which are not changed. */
    static BatchNorm running() {
        return new BatchNorm() {
            @Override
            public Operand<TFloat32> normalise(Ops tf, Operand<TFloat32> images, Layer layer) {
                return tf.nn.fusedBatchNorm(
                                images,
                                layer.gain(),
                                layer.shift(),
                                layer.mean().read(),
                                layer.variance().read(),
                                FusedBatchNorm.epsilon(EPSILON),
                                FusedBatchNorm.isTraining(false))
                        .y();
            }

            @Override
            public List<Op> updates() {
                return List.of();
            }
        };
    }

    /**
     * Batch norm with the statistics of the current rows.
     *
     * @param statistics collects these statistics
     */
    record BatchStatistics(RunningStatistics statistics) implements BatchNorm {

        @Override
        public Operand<TFloat32> normalise(Ops tf, Operand<TFloat32> images, Layer layer) {
            Operand<TFloat32> none = tf.constant(new float[0]);
            FusedBatchNorm<TFloat32, TFloat32> norm =
                    tf.nn.fusedBatchNorm(
                            images,
                            layer.gain(),
                            layer.shift(),
                            none,
                            none,
                            FusedBatchNorm.epsilon(EPSILON),
                            FusedBatchNorm.isTraining(true));
            statistics.add(layer.mean(), norm.batchMean());
            statistics.add(layer.variance(), norm.batchVariance());
            return norm.y();
        }

        @Override
        public List<Op> updates() {
            return statistics.updates();
        }
    }

    /**
     * Batch norm with the statistics of the current rows in some steps, and with the running ones
     * in others.
     *
     * @param rows batch norm with the statistics of the current rows; it moves the running
     *     statistics only in steps where {@code active} is 1
     * @param active a scalar: 1 in steps that use {@code rows}, 0 in others
     */
    record Switched(BatchNorm rows, Operand<TFloat32> active) implements BatchNorm {

        @Override
        public Operand<TFloat32> normalise(Ops tf, Operand<TFloat32> images, Layer layer) {
            return tf.select(
                    tf.math.greater(active, tf.constant(0f)),
                    rows.normalise(tf, images, layer),
                    BatchNorm.running().normalise(tf, images, layer));
        }

        @Override
        public List<Op> updates() {
            return rows.updates();
        }
    }
}
