package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Recipe;

/**
 * The optimization of an objective's own variables: a number of steps of Adam (<a
 * href="https://arxiv.org/abs/1412.6980">Kingma and Ba, 2015</a>) without weight decay and with an
 * epsilon of 1e-8, at the learning rates that a rule sets.
 *
 * @param steps the maximum number of steps
 * @param batch the number of pictures per step
 * @param rule sets the learning rate and the weights of the loss in each step, and decides when to
 *     stop
 * @param beta1 the decay of the mean of gradients
 * @param beta2 the decay of the mean of their squares
 */
public record StepRecipe(int steps, int batch, StepRule rule, double beta1, double beta2) {

    private static final double EPSILON = 1e-8;

    public StepRecipe {
        if (steps < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "%d steps of %d pictures; both must be at least 1".formatted(steps, batch));
        }
    }

    /** Creates a recipe with Adam's usual betas, .9 and .999. */
    public StepRecipe(int steps, int batch, StepRule rule) {
        this(steps, batch, rule, 0.9, 0.999);
    }

    /**
     * Returns this recipe for the training loop, with epochs of the given number of steps; its
     * learning rate is the one that the rule sets for the first step.
     */
    Recipe inEpochs(long stepsPerEpoch) {
        return new Recipe(
                Math.toIntExact((steps + stepsPerEpoch - 1) / stepsPerEpoch),
                batch,
                rule.learningRate(0, rule.memory()),
                0,
                0,
                beta1,
                beta2,
                EPSILON,
                0);
    }
}
