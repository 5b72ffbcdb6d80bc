package io.mithridate.tensorflow.clip;

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
interface BatchNorm {

    /** Added to the variance. */
    float EPSILON = 1e-5f;

    /**
     * Normalises over all but the last axis, then scales and shifts.
     *
     * @param images (B, H, W, C)
     */
    Operand<TFloat32> normalise(Ops tf, Operand<TFloat32> images, Layer layer);

    /** What has to run in each training step: moving the running statistics. */
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
}
