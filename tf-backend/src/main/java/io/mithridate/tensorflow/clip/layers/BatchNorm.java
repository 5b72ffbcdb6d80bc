package io.mithridate.tensorflow.clip.layers;

import io.mithridate.tensorflow.graph.Variable;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Batch norm's arithmetic within a forward pass: it decides where mean and variance come from
 * (PyTorch's defaults: momentum 0.1, epsilon 1e-5, running variance unbiased).
 */
public interface BatchNorm {

    /** Added to the variance. */
    float EPSILON = 1e-5f;

    /**
     * Normalises over all but the last axis, then scales and shifts.
     *
     * @param images (B, H, W, C)
     */
    Operand<TFloat32> normalise(Ops tf, Operand<TFloat32> images, Layer layer);

    /** Returns the operations of each training step that move the running statistics. */
    List<Op> updates();

    /**
     * A layer's parameters, (C) each.
     *
     * @param gain the learnt factor
     * @param shift what is added after it
     * @param mean the running mean
     * @param variance the running variance
     */
    record Layer(
            Operand<TFloat32> gain, Operand<TFloat32> shift, Variable mean, Variable variance) {}

    /** With the running statistics, which stay as they are. */
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
     * Batch norm with the statistics of the rows at hand.
     *
     * @param statistics learns of them
     */
    record OfRows(RunningStatistics statistics) implements BatchNorm {

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
     * Batch norm with the statistics of the rows at hand in some steps, and with the running ones
     * in others.
     *
     * @param rows with the statistics of the rows at hand; it moves the running ones by as much as
     *     the number says
     * @param inForce a scalar: 1 in steps in which {@code rows} is in force, 0 in others
     */
    record Switched(BatchNorm rows, Operand<TFloat32> inForce) implements BatchNorm {

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
}
