package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Recipe;
import java.util.Optional;

/**
 * The settings of a training run that change from step to step, except for its batches: the
 * learning rate, and the statistics that batch norm uses.
 *
 * <p>{@code toString} must describe everything the regime depends on, since a killed run is resumed
 * only with a regime of the same text.
 */
public interface Regime {

    /**
     * Returns the learning rates.
     *
     * @param stepsPerEpoch the number of optimizer steps in an epoch
     */
    LearningRates learningRates(long stepsPerEpoch);

    /**
     * Returns a number that is 1 for steps in which batch norm uses the batch's statistics and
     * updates the running ones, and 0 for steps in which it uses the running ones without updating
     * them. Empty if all steps follow the recipe.
     */
    default Optional<Objective.ScheduledNumber> batchStatistics() {
        return Optional.empty();
    }

    /**
     * Returns the regime of a recipe: its schedule, and the same kind of statistics in all steps.
     */
    static Regime of(Recipe recipe) {
        return new OfRecipe(recipe);
    }

    /**
     * A regime that follows a recipe's schedule.
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
