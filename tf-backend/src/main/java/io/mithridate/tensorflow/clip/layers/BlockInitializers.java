package io.mithridate.tensorflow.clip.layers;

import io.mithridate.tensorflow.graph.Initializer;

/**
 * The distributions of the initial weights of a transformer's blocks. The attention's biases are
 * always initialized to zero.
 *
 * @param in the joint projection to queries, keys and values
 * @param out the projection after the attention
 * @param widen the perceptron's first layer
 * @param widenBias the bias of that layer
 * @param narrow the perceptron's second layer
 * @param narrowBias the bias of that layer
 */
public record BlockInitializers(
        Initializer in,
        Initializer out,
        Initializer widen,
        Initializer widenBias,
        Initializer narrow,
        Initializer narrowBias) {

    /** The width of the perceptron as a multiple of the width of the stream. */
    static final int EXPANSION = 4;

    /**
     * Returns the initializers of OpenAI's text tower: normal weights, smaller in the output
     * projections the more layers there are, and PyTorch's default biases.
     */
    public static BlockInitializers openAi(int width, int layers) {
        return scaledByDepth(
                width,
                layers,
                TorchDefaults.uniform(width),
                TorchDefaults.uniform((long) EXPANSION * width));
    }

    /** Returns the initializers of {@link #openAi}, but with biases of zero. */
    public static BlockInitializers zeroBiases(int width, int layers) {
        return scaledByDepth(width, layers, Initializer.zeros(), Initializer.zeros());
    }

    private static BlockInitializers scaledByDepth(
            int width, int layers, Initializer widenBias, Initializer narrowBias) {
        double inputDeviation = Math.pow(width, -0.5);
        Initializer back = Initializer.normal(inputDeviation * Math.pow(2.0 * layers, -0.5));
        return new BlockInitializers(
                Initializer.normal(inputDeviation),
                back,
                Initializer.normal(Math.pow(2.0 * width, -0.5)),
                widenBias,
                back,
                narrowBias);
    }

    /** Returns PyTorch's defaults, which OpenAI's code keeps for the image tower. */
    public static BlockInitializers torchDefaults(int width) {
        Initializer narrow = TorchDefaults.uniform((long) EXPANSION * width);
        return new BlockInitializers(
                TorchDefaults.jointProjection(width),
                TorchDefaults.uniform(width),
                TorchDefaults.uniform(width),
                TorchDefaults.uniform(width),
                narrow,
                narrow);
    }
}
