package io.mithridate.tensorflow.clip.layers;

import io.mithridate.tensorflow.graph.Initializer;

/**
 * PyTorch's default initialisation, where OpenAI's code leaves it alone.
 *
 * <p>Its linear layers and convolutions draw weights by {@code kaiming_uniform(a = √5)}, which
 * gives U(−1/√f, 1/√f) for f numbers that go into one output, and biases from the same range; the
 * joint projection of its attention draws weights by {@code xavier_uniform} and has no bias at
 * first.
 */
public final class TorchDefaults {

    private TorchDefaults() {}

    /** Weights and biases of a linear layer or a convolution. */
    public static Initializer uniform(long fanIn) {
        return Initializer.uniform(1 / Math.sqrt((double) fanIn));
    }

    /** Weights of a joint projection to queries, keys and values: (3 · width, width). */
    static Initializer jointProjection(long width) {
        return Initializer.uniform(Math.sqrt(6.0 / (4.0 * (double) width)));
    }
}
