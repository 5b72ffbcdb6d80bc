package io.mithridate.tensorflow.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;

/** Products in single precision. */
final class Float32Products implements Products {

    @Override
    public Operand<TFloat32> times(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return tf.linalg.matMul(left, right);
    }

    @Override
    public Operand<TFloat32> timesTransposed(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return tf.linalg.matMul(left, right, MatMul.transposeB(true));
    }

    @Override
    public Operand<TFloat32> timesEach(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return tf.train.batchMatMul(left, right, TFloat32.class);
    }

    @Override
    public Operand<TFloat32> timesEachTransposed(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return tf.train.batchMatMul(left, right, TFloat32.class, BatchMatMul.adjY(true));
    }

    @Override
    public Operand<TFloat32> convolution(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> filter,
            List<Long> strides,
            String padding) {
        return tf.nn.conv2d(images, filter, strides, padding);
    }
}
