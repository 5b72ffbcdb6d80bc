package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Recipe;
import java.util.Optional;

/**
 * The settings of a training run that change from step to step, beside its batches: the learning
 * rate, and which statistics batch norm uses.
 *
 * <p>Its {@code toString} says all that it depends on: a run that was killed goes on only under a
 * regime of the same text.
 */
public interface Regime {

    /**
     * The learning rates.
     *
     * @param stepsPerEpoch steps of the optimizer in an epoch
     */
    LearningRates learningRates(long stepsPerEpoch);

    /**
     * In which steps batch norm uses the batch's statistics and moves the running ones: where the
     * number is 1. Where it is 0, batch norm uses the running ones, which stay. Empty if all steps
     * are as the recipe says.
     */
    default Optional<Objective.ScheduledNumber> batchStatistics() {
        return Optional.empty();
    }

    /** The regime of a recipe: its schedule, and one kind of statistics in all steps. */
    static Regime of(Recipe recipe) {
        return new OfRecipe(recipe);
    }

    /**
     * A recipe's schedule.
     *
     * @param recipe the recipe
     */
    record OfRecipe(Recipe recipe) implements Regime {

        @Override
        public LearningRates learningRates(long stepsPerEpoch) {
            return Schedule.of(recipe, stepsPerEpoch);
        }
    }
}
