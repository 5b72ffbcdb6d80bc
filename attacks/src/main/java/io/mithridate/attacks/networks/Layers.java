package io.mithridate.attacks.networks;

import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Layers whose biases are initially zero and whose weights are drawn from a normal distribution
 * with variance 2/f, where f is the number of inputs per output (<a
 * href="https://arxiv.org/abs/1502.01852">He et al., 2015</a>).
 *
 * @param pass the forward pass whose variables the layers use
 */
public record Layers(ForwardPass pass) {

    /**
     * Applies a convolution.
     *
     * @param images (B, H, W, inputs)
     * @param name the prefix of the names of the layer's parameters
     * @return (B, H/stride, W/stride, outputs)
     */
    public Operand<TFloat32> convolution(
            Operand<TFloat32> images, String name, int outputs, int kernel, int stride) {
        long fanIn = (long) kernel * kernel * images.shape().get(3);
        Operand<TFloat32> sums =
                pass.convolution(
                        images, name + ".weight", outputs, kernel, stride, heInitializer(fanIn));
        return pass.ops()
                .nn
                .biasAdd(
                        sums,
                        pass.variables()
                                .get(name + ".bias", Role.BIAS, Initializer.zeros(), outputs));
    }

    /** Applies a convolution followed by ReLU. */
    public Operand<TFloat32> rectified(
            Operand<TFloat32> images, String name, int outputs, int kernel, int stride) {
        return pass.ops().nn.relu(convolution(images, name, outputs, kernel, stride));
    }

    /** Applies a 3 × 3 convolution without bias, followed by batch norm. */
    public Operand<TFloat32> normalised(Operand<TFloat32> images, String name, int outputs) {
        int kernel = 3;
        long fanIn = (long) kernel * kernel * images.shape().get(3);
        Operand<TFloat32> sums =
                pass.convolution(
                        images, name + ".weight", outputs, kernel, 1, heInitializer(fanIn));
        return pass.batchNorm(sums, name + ".norm");
    }

    /**
     * Applies a linear map.
     *
     * @param rows (B, inputs)
     * @param name the prefix of the names of the layer's parameters
     * @return (B, outputs)
     */
    public Operand<TFloat32> linear(Operand<TFloat32> rows, String name, int outputs) {
        return pass.linear(
                rows, name, outputs, heInitializer(rows.shape().get(1)), Initializer.zeros());
    }

    private static Initializer heInitializer(long fanIn) {
        return Initializer.normal(Math.sqrt(2.0 / fanIn));
    }
}
