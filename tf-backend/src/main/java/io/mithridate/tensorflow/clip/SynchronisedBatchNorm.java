package io.mithridate.tensorflow.clip;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Batch norm with the statistics of the rows of all devices, as if one device had them all. Mean
 * first, then variance around it, so that single precision is enough; gradients flow through both.
 *
 * @param statistics learns of them, from the first device
 * @param meeting where devices exchange their sums
 * @param place the device's number, counted from 0
 */
record SynchronisedBatchNorm(RunningStatistics statistics, LockStep meeting, int place)
        implements BatchNorm {

    /** What a device adds to a statistic: a sum of (C) over so many numbers. */
    private record Part(Operand<TFloat32> sum, long count) {}

    /** A mean of (C) over so many numbers. */
    private record Overall(Operand<TFloat32> mean, long count) {}

    @Override
    public Operand<TFloat32> normalise(Ops tf, Operand<TFloat32> images, Layer layer) {
        Operand<TFloat32> mean = overall(tf, images).mean();
        Operand<TFloat32> centred = tf.math.sub(images, mean);
        Overall variance = overall(tf, tf.math.square(centred));
        if (place == 0) {
            double unbiased = variance.count() / Math.max(1.0, variance.count() - 1.0);
            statistics.add(layer.mean(), mean, 1);
            statistics.add(
                    layer.variance(),
                    tf.math.mul(variance.mean(), tf.constant((float) unbiased)),
                    1);
        }
        Operand<TFloat32> factor =
                tf.math.mul(
                        layer.gain(),
                        tf.math.rsqrt(tf.math.add(variance.mean(), tf.constant(EPSILON))));
        return tf.math.add(tf.math.mul(centred, factor), layer.shift());
    }

    /** The mean over the pictures of all devices. */
    private Overall overall(Ops tf, Operand<TFloat32> values) {
        long count = values.shape().size() / values.shape().get(3);
        Part own = new Part(tf.sum(values, tf.constant(new int[] {0, 1, 2})), count);
        List<Part> parts = meeting.meet(place, own);
        long all = parts.stream().mapToLong(Part::count).sum();
        Operand<TFloat32> sum = tf.math.addN(parts.stream().map(Part::sum).toList());
        return new Overall(tf.math.div(sum, tf.constant((float) all)), all);
    }

    @Override
    public List<Op> updates() {
        return statistics.updates();
    }
}
