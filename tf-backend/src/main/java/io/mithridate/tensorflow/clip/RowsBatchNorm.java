package io.mithridate.tensorflow.clip;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Batch norm with the statistics of the rows at hand.
 *
 * @param statistics learns of them
 */
record RowsBatchNorm(RunningStatistics statistics) implements BatchNorm {

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
