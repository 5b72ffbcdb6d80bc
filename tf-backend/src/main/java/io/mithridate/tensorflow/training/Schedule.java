package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Recipe;

/**
 * Linear warm-up, then cosine decay to zero.
 *
 * <p>With base rate η, warm-up of W steps, T steps in all, and the step k counted from 0:
 *
 * <pre>
 * k &lt; W:  η (k + 1) / W
 * else:   η/2 · (1 + cos(π (k − W) / (T − W)))
 * </pre>
 *
 * @param rate η
 * @param warmUp W; where it exceeds {@code steps}, the rate rises to the end
 * @param steps T
 */
public record Schedule(double rate, long warmUp, long steps) {

    /** The schedule of a recipe over a number of steps. */
    public static Schedule of(Recipe recipe, long steps) {
        return new Schedule(recipe.learningRate(), recipe.warmUp(), steps);
    }

    /**
     * The learning rate of a step.
     *
     * @param step counted from 0
     */
    public double at(long step) {
        if (step < warmUp) {
            return rate * (step + 1.0) / warmUp;
        }
        double progress = (step - (double) warmUp) / (steps - (double) warmUp);
        return rate / 2 * (1 + Math.cos(Math.PI * progress));
    }
}
