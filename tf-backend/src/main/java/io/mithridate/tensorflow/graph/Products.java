package io.mithridate.tensorflow.graph;

import io.mithridate.api.training.Compute;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Matrix products and convolutions: what takes a model's time, and what half precision is for.
 *
 * <p>Whatever they compute in, operands and results are in single precision, and so is all that
 * towers do between them: norms, softmax, activations, sums.
 */
public interface Products {

    /** In single precision; TensorFlow's rewriter may make bfloat16 of them. */
    static Products float32() {
        return new Float32Products();
    }

    /**
     * As an experiment asks for: in single precision, or in float16.
     *
     * <p>In float16 a GPU gets kernels of that type. A processor's for the gradients of
     * convolutions take a hundred times as long as in single precision, and for batches of matrices
     * it has none. So there numbers are rounded to float16, and the sums between are in single
     * precision, as in a GPU's tensor cores.
     */
    static Products of(Compute compute) {
        if (compute.precision() != Compute.Precision.FLOAT16) {
            return float32();
        }
        return compute.device().kind() == Compute.Device.Kind.GPU
                ? new Float16Products()
                : new RoundedProducts();
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
