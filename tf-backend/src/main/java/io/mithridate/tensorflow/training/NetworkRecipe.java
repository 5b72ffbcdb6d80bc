package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Recipe;

/**
 * How a small network is trained: by Adam without weight decay, at a learning rate that falls to
 * zero along half a cosine.
 *
 * @param steps how many, at most 2²⁴
 * @param batch pictures in each
 * @param learningRate the first one
 * @param beta1 Adam's decay of the first moment
 * @param beta2 Adam's decay of the second moment
 */
public record NetworkRecipe(int steps, int batch, double learningRate, double beta1, double beta2) {

    private static final double EPSILON = 1e-8;

    /** The number of a step is counted in single precision. */
    private static final int MOST_STEPS = 1 << 24;

    public NetworkRecipe {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "%d steps; 1 to %d can be trained".formatted(steps, MOST_STEPS));
        }
    }

    /** With Adam's usual decays, 0.9 and 0.999. */
    public NetworkRecipe(int steps, int batch, double learningRate) {
        this(steps, batch, learningRate, 0.9, 0.999);
    }

    /** The same as one epoch of a training loop. */
    Recipe oneEpoch() {
        return new Recipe(1, batch, learningRate, 0, 0, beta1, beta2, EPSILON, 0);
    }
}
