package io.mithridate.tensorflow.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;

/** Products by kernels that read and write float16, and so do their gradients'. */
final class Float16Products implements Products {

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
        return single(tf, tf.train.batchMatMul(half(tf, left), half(tf, right), TFloat16.class));
    }

    @Override
    public Operand<TFloat32> timesEachTransposed(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return single(
                tf,
                tf.train.batchMatMul(
                        half(tf, left), half(tf, right), TFloat16.class, BatchMatMul.adjY(true)));
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

    private static Operand<TFloat16> half(Ops tf, Operand<TFloat32> numbers) {
        return tf.dtypes.cast(numbers, TFloat16.class);
    }

    private static Operand<TFloat32> single(Ops tf, Operand<TFloat16> numbers) {
        return tf.dtypes.cast(numbers, TFloat32.class);
    }
}
