package io.mithridate.tensorflow.graph;

import io.mithridate.api.training.Compute;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;

/**
 * Matrix products and convolutions: what takes a model's time, and what half precision is for.
 *
 * <p>Whatever they compute in, operands and results are in single precision, and so is all that
 * towers do between them: norms, softmax, activations, sums.
 */
public interface Products {

    /** In single precision. */
    static Products float32() {
        return new Float32Products();
    }

    /**
     * As an experiment asks for: in single precision, in bfloat16 or in float16.
     *
     * <p>In bfloat16 a processor gets kernels of that type. TensorFlow's own rewriter, which would
     * insert the same casts, takes every product of a graph, those of the loss as well.
     *
     * <p>In float16 a GPU gets kernels of that type. A processor's for the gradients of
     * convolutions take a hundred times as long as in single precision, and for batches of matrices
     * it has none. So there numbers are rounded to float16, and the sums between are in single
     * precision, as in a GPU's tensor cores.
     */
    static Products of(Compute compute) {
        return switch (compute.precision()) {
            case FLOAT32 -> float32();
            case BFLOAT16 -> new HalfProducts<>(TBfloat16.class);
            case FLOAT16 ->
                    compute.device().kind() == Compute.Device.Kind.GPU
                            ? new HalfProducts<>(TFloat16.class)
                            : new RoundedProducts();
        };
    }

    /** {@code a b}: (N, M) and (M, P). */
    Operand<TFloat32> times(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right);

    /** {@code a bᵀ}: (N, M) and (P, M). */
    Operand<TFloat32> timesTransposed(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right);

    /** {@code a b} for each of a batch: (…, N, M) and (…, M, P). */
    Operand<TFloat32> timesEach(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right);

    /** {@code a bᵀ} for each of a batch: (…, N, M) and (…, P, M). */
    Operand<TFloat32> timesEachTransposed(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right);

    /**
     * A convolution.
     *
     * @param images (B, H, W, inputs)
     * @param filter (kernel, kernel, inputs, outputs)
     * @param strides for each axis of the images
     * @param padding as TensorFlow names it: {@code SAME} or {@code VALID}
     */
    Operand<TFloat32> convolution(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> filter,
            List<Long> strides,
            String padding);
}
