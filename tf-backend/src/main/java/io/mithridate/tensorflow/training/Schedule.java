package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Recipe;

/**
 * Linear warm-up, followed by cosine decay to zero.
 *
 * <p>With base rate η, a warm-up of W steps, T steps in total, and the step k counted from 0:
 *
 * <pre>
 * k &lt; W:  η (k + 1) / W
 * else:   η/2 · (1 + cos(π (k − W) / (T − W)))
 * </pre>
 *
 * <p><a href="https://github.com/nishadsinghi/CleanCLIP">CleanCLIP's code</a> counts epochs from 1
 * when it computes k, so that k is too large by the number of steps in an epoch. {@link
 * Recipe.Schedule#COSINE_COMPAT} does the same: a warm-up shorter than an epoch has no effect, and
 * the rate rises again in the last epoch.
 *
 * @param rate η
 * @param warmUp W, less than {@code steps}
 * @param steps T
 * @param ahead the difference between k and the number of completed steps; 0 unless compatible with
 *     CleanCLIP's code
 */
public record Schedule(double rate, long warmUp, long steps, long ahead) implements LearningRates {

    /** Creates a schedule that starts with the first step. */
    public Schedule(double rate, long warmUp, long steps) {
        this(rate, warmUp, steps, 0);
    }

    /**
     * Returns the schedule of a recipe over its epochs.
     *
     * @throws IllegalArgumentException if the epochs end before the warm-up does
     */
    public static Schedule of(Recipe recipe, long stepsPerEpoch) {
        return of(recipe, stepsPerEpoch, recipe.epochs());
    }

    /**
     * Returns the schedule of a recipe over the given number of epochs instead of the recipe's own.
     */
    public static Schedule of(Recipe recipe, long stepsPerEpoch, int epochs) {
        long ahead =
                switch (recipe.schedule()) {
                    case COSINE -> 0;
                    case COSINE_COMPAT -> stepsPerEpoch;
                };
        long steps = stepsPerEpoch * epochs;
        return new Schedule(recipe.learningRate(), recipe.warmUp(steps), steps, ahead);
    }

    @Override
    public double at(long step) {
        long k = step + ahead;
        if (k < warmUp) {
            return rate * (k + 1.0) / warmUp;
        }
        double progress = (k - (double) warmUp) / (steps - (double) warmUp);
        return rate / 2 * (1 + Math.cos(Math.PI * progress));
    }
}
