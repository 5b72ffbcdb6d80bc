package io.mithridate.tensorflow.graph;

import io.mithridate.api.training.Compute;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;

/**
 * Matrix products and convolutions, which take most of a model's time and for which half precision
 * is used.
 *
 * <p>Operands and results are in single precision, regardless of the precision of the computation.
 * All other operations of the towers are in single precision, too: norms, softmax, activations,
 * sums.
 */
public interface Products {

    /** Returns products in single precision. */
    static Products float32() {
        return new Float32Products();
    }

    /**
     * Returns products in the precision that an experiment asks for: float32, bfloat16 or float16.
     *
     * <p>With bfloat16, a CPU uses bfloat16 kernels. TensorFlow's own graph rewriter would insert
     * the same casts, but for every product in the graph, including those of the loss.
     *
     * <p>With float16, a GPU uses float16 kernels. On a CPU, the float16 kernels for the gradients
     * of convolutions take a hundred times as long as those in single precision, and there are none
     * for batches of matrices. There, numbers are rounded to float16 instead, and sums are computed
     * in single precision, as in a GPU's tensor cores.
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

    /** Computes {@code a b} for shapes (N, M) and (M, P). */
    Operand<TFloat32> times(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right);

    /** Computes {@code a bᵀ} for shapes (N, M) and (P, M). */
    Operand<TFloat32> timesTransposed(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right);

    /**
     * Computes {@code a b} for each pair of matrices in a batch, with shapes (…, N, M) and (…, M,
     * P).
     */
    Operand<TFloat32> timesEach(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right);

    /**
     * Computes {@code a bᵀ} for each pair of matrices in a batch, with shapes (…, N, M) and (…, P,
     * M).
     */
    Operand<TFloat32> timesEachTransposed(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right);

    /**
     * Computes a convolution.
     *
     * @param images (B, H, W, inputs)
     * @param filter (kernel, kernel, inputs, outputs)
     * @param strides one for each axis of the images
     * @param padding {@code SAME} or {@code VALID}, as in TensorFlow
     */
    Operand<TFloat32> convolution(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> filter,
            List<Long> strides,
            String padding);
}
