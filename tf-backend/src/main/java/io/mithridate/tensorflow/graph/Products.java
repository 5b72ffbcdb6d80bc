package io.mithridate.tensorflow.graph;

import io.mithridate.api.training.Compute;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;
import org.tensorflow.types.family.TType;

/**
 * Matrix products and convolutions, which take most of a model's time and are the only operations
 * in half precision.
 *
 * <p>Operands and results are in single precision, regardless of the precision of the computation.
 * All other operations of the towers (norms, softmax, activations, sums) are also in single
 * precision.
 *
 * @param kernels the type of the numbers that the kernels read and write, also for the gradients
 * @param rounds {@code true} to round operands and results to float16. Gradients are rounded in the
 *     same way, so they overflow and underflow where they would in float16 kernels
 */
public record Products<T extends TFloating>(Class<T> kernels, boolean rounds) {

    /** Returns products in single precision. */
    public static Products<TFloat32> float32() {
        return new Products<>(TFloat32.class, false);
    }

    /** Returns products computed by kernels for float16 or bfloat16. */
    static <T extends TFloating> Products<T> half(Class<T> type) {
        return new Products<>(type, false);
    }

    /** Returns products in single precision whose operands and results are rounded to float16. */
    static Products<TFloat32> rounded() {
        return new Products<>(TFloat32.class, true);
    }

    /**
     * Returns products in the precision that an experiment asks for: float32, bfloat16 or float16.
     *
     * <p>With bfloat16, a CPU uses bfloat16 kernels. TensorFlow's own graph rewriter would insert
     * the same casts, but for every product in the graph, including those of the loss.
     *
     * <p>With float16, a GPU uses float16 kernels. On a CPU, the float16 kernels for the gradients
     * of convolutions take a hundred times as long as those in single precision, and there are none
     * for batches of matrices. On a CPU, numbers are therefore only rounded to float16, and sums
     * are computed in single precision, as in a GPU's tensor cores.
     */
    public static Products<?> of(Compute compute) {
        return switch (compute.precision()) {
            case FLOAT32 -> float32();
            case BFLOAT16 -> half(TBfloat16.class);
            case FLOAT16 ->
                    compute.device().kind() == Compute.Device.Kind.GPU
                            ? half(TFloat16.class)
                            : rounded();
        };
    }

    /** Computes the product of {@code left}, (N, M), and {@code right}, (M, P). */
    public Operand<TFloat32> times(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return result(tf, tf.linalg.matMul(operand(tf, left), operand(tf, right)));
    }

    /** Computes the product of {@code left}, (N, M), and the transpose of {@code right}, (P, M). */
    public Operand<TFloat32> timesTransposed(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return result(
                tf,
                tf.linalg.matMul(operand(tf, left), operand(tf, right), MatMul.transposeB(true)));
    }

    /**
     * Computes {@code left · right} for each pair of matrices in a batch, with shapes (…, N, M) and
     * (…, M, P).
     */
    public Operand<TFloat32> timesEach(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return result(tf, tf.train.batchMatMul(operand(tf, left), operand(tf, right), kernels));
    }

    /**
     * Computes {@code left · rightᵀ} for each pair of matrices in a batch, with shapes (…, N, M)
     * and (…, P, M).
     */
    public Operand<TFloat32> timesEachTransposed(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return result(
                tf,
                tf.train.batchMatMul(
                        operand(tf, left), operand(tf, right), kernels, BatchMatMul.adjY(true)));
    }

    /**
     * Computes a convolution.
     *
     * @param images (B, H, W, inputs)
     * @param filter (kernel, kernel, inputs, outputs)
     * @param strides one for each axis of the images
     * @param padding {@code SAME} or {@code VALID}, as in TensorFlow
     */
    public Operand<TFloat32> convolution(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> filter,
            List<Long> strides,
            String padding) {
        return result(tf, tf.nn.conv2d(operand(tf, images), operand(tf, filter), strides, padding));
    }

    private Operand<T> operand(Ops tf, Operand<TFloat32> numbers) {
        return cast(tf, roundIfAsked(tf, numbers), kernels);
    }

    private Operand<TFloat32> result(Ops tf, Operand<T> numbers) {
        return roundIfAsked(tf, cast(tf, numbers, TFloat32.class));
    }

    private Operand<TFloat32> roundIfAsked(Ops tf, Operand<TFloat32> numbers) {
        return rounds ? cast(tf, cast(tf, numbers, TFloat16.class), TFloat32.class) : numbers;
    }

    @SuppressWarnings("unchecked") // the two types are the same
    private static <A extends TType, B extends TType> Operand<B> cast(
            Ops tf, Operand<A> numbers, Class<B> type) {
        return numbers.type().equals(type) ? (Operand<B>) numbers : tf.dtypes.cast(numbers, type);
    }
}
