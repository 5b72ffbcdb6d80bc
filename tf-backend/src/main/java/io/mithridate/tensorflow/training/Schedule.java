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
 * <p><a href="https://github.com/nishadsinghi/CleanCLIP">CleanCLIP's code</a> counts epochs from 1
 * where it works out k, so that k runs from one epoch's steps to T and an epoch's steps more.
 * {@link Recipe.Schedule#COSINE_COMPAT} does the same: warm-up shorter than an epoch never happens,
 * and the rate rises again in the last epoch.
 *
 * @param rate η
 * @param warmUp W, fewer than {@code steps}
 * @param steps T
 * @param ahead how many steps k is ahead of the steps that were done; 0 unless compatible
 */
public record Schedule(double rate, long warmUp, long steps, long ahead) implements LearningRates {

    /** A schedule that counts from the first step. */
    public Schedule(double rate, long warmUp, long steps) {
        this(rate, warmUp, steps, 0);
    }

    /**
     * The schedule of a recipe over its epochs.
     *
     * @throws IllegalArgumentException if they are over before the warm-up is
     */
    public static Schedule of(Recipe recipe, long stepsPerEpoch) {
        return of(recipe, stepsPerEpoch, recipe.epochs());
    }

    /** The schedule of a recipe over so many epochs in the place of its own. */
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
