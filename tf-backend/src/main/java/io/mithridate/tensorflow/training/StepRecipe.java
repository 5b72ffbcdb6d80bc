package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Recipe;

/**
 * The optimisation of an objective's own variables: so many steps, at the rates of a rule, by Adam
 * (<a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, 2015</a>) without weight decay, epsilon
 * being 1e-8.
 *
 * @param steps how many at most
 * @param batch pictures in each
 * @param rule learning rate, weights of the loss and the end, from step to step
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of their squares
 */
public record StepRecipe(int steps, int batch, StepRule rule, double beta1, double beta2) {

    private static final double EPSILON = 1e-8;

    public StepRecipe {
        if (steps < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "%d steps of %d pictures; both are 1 at least".formatted(steps, batch));
        }
    }

    /** With Adam's usual betas, .9 and .999. */
    public StepRecipe(int steps, int batch, StepRule rule) {
        this(steps, batch, rule, 0.9, 0.999);
    }

    /** The same in epochs of so many steps, for the loop; its learning rate is the rule's. */
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
