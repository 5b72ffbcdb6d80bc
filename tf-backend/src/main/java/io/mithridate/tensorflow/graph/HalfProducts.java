package io.mithridate.tensorflow.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Products computed by kernels that read and write 16-bit numbers, also for the gradients.
 *
 * @param type float16 or bfloat16
 */
record HalfProducts<T extends TFloating>(Class<T> type) implements Products {

    @Override
    public Operand<TFloat32> times(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return single(tf, tf.linalg.matMul(half(tf, left), half(tf, right)));
    }

    @Override
    public Operand<TFloat32> timesTransposed(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return single(
                tf, tf.linalg.matMul(half(tf, left), half(tf, right), MatMul.transposeB(true)));
    }

    @Override
    public Operand<TFloat32> timesEach(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return single(tf, tf.train.batchMatMul(half(tf, left), half(tf, right), type));
    }

    @Override
    public Operand<TFloat32> timesEachTransposed(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return single(
                tf,
                tf.train.batchMatMul(
                        half(tf, left), half(tf, right), type, BatchMatMul.adjY(true)));
    }

    @Override
    public Operand<TFloat32> convolution(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> filter,
            List<Long> strides,
            String padding) {
        return single(tf, tf.nn.conv2d(half(tf, images), half(tf, filter), strides, padding));
    }

    private Operand<T> half(Ops tf, Operand<TFloat32> numbers) {
        return tf.dtypes.cast(numbers, type);
    }

    private Operand<TFloat32> single(Ops tf, Operand<T> numbers) {
        return tf.dtypes.cast(numbers, TFloat32.class);
    }
}
