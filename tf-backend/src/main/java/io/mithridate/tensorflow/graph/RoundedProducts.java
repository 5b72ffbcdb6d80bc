package io.mithridate.tensorflow.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;

/**
 * Products in single precision whose operands and results are rounded to float16.
 *
 * <p>Gradients are rounded in the same way, so they overflow and underflow where they would in
 * {@link HalfProducts}.
 */
final class RoundedProducts implements Products {

    private final Products exact = new Float32Products();

    @Override
    public Operand<TFloat32> times(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return rounded(tf, exact.times(tf, rounded(tf, left), rounded(tf, right)));
    }

    @Override
    public Operand<TFloat32> timesTransposed(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return rounded(tf, exact.timesTransposed(tf, rounded(tf, left), rounded(tf, right)));
    }

    @Override
    public Operand<TFloat32> timesEach(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return rounded(tf, exact.timesEach(tf, rounded(tf, left), rounded(tf, right)));
    }

    @Override
    public Operand<TFloat32> timesEachTransposed(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return rounded(tf, exact.timesEachTransposed(tf, rounded(tf, left), rounded(tf, right)));
    }

    @Override
    public Operand<TFloat32> convolution(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> filter,
            List<Long> strides,
            String padding) {
        return rounded(
                tf,
                exact.convolution(tf, rounded(tf, images), rounded(tf, filter), strides, padding));
    }

    private static Operand<TFloat32> rounded(Ops tf, Operand<TFloat32> numbers) {
        return tf.dtypes.cast(tf.dtypes.cast(numbers, TFloat16.class), TFloat32.class);
    }
}
