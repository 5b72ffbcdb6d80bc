package io.mithridate.tensorflow.clip.layers;

import io.mithridate.tensorflow.graph.Initializer;

/**
 * PyTorch's default initialization, for layers that OpenAI's code does not initialize itself.
 *
 * <p>Linear layers and convolutions draw weights with {@code kaiming_uniform(a = √5)}, which gives
 * U(−1/√f, 1/√f) for f inputs per output, and biases from the same range. The joint projection of
 * the attention draws weights with {@code xavier_uniform}, and its bias is initially zero.
 */
public final class TorchDefaults {

    private TorchDefaults() {}

    /** Returns the initializer for the weights and biases of a linear layer or a convolution. */
    public static Initializer uniform(long fanIn) {
        return Initializer.uniform(1 / Math.sqrt((double) fanIn));
    }

    /**
     * Returns the initializer for a joint projection to queries, keys and values: (3 · width,
     * width).
     */
    static Initializer jointProjection(long width) {
        return Initializer.uniform(Math.sqrt(6.0 / (4.0 * (double) width)));
    }
}
