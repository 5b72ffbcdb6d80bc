package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.mithridate.api.training.Recipe;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

    private static final double EXACT = 1e-12;

    @Test
    void risesLinearlyAndReachesTheRateAtTheLastStepOfTheWarmUp() {
        Schedule schedule = new Schedule(0.8, 4, 12);
        assertThat(schedule.at(0)).isCloseTo(0.2, within(EXACT));
        assertThat(schedule.at(1)).isCloseTo(0.4, within(EXACT));
        assertThat(schedule.at(3)).isCloseTo(0.8, within(EXACT));
    }

    @Test
    void fallsAsACosineOverTheRemainingSteps() {
        Schedule schedule = new Schedule(0.8, 4, 12);
        assertThat(schedule.at(4)).isCloseTo(0.8, within(EXACT));
        assertThat(schedule.at(6)).isCloseTo(0.4 * (1 + Math.sqrt(0.5)), within(EXACT));
        assertThat(schedule.at(8)).isCloseTo(0.4, within(EXACT));
        assertThat(schedule.at(11))
                .as("the last step is one short of zero")
                .isCloseTo(0.4 * (1 + Math.cos(Math.PI * 7 / 8)), within(EXACT));
    }

    @Test
    void startsAtTheRateWithoutWarmUp() {
        assertThat(new Schedule(0.8, 0, 2).at(0)).isCloseTo(0.8, within(EXACT));
        assertThat(new Schedule(0.8, 0, 2).at(1)).isCloseTo(0.4, within(EXACT));
    }

    @Test
    void recipeCountsItsStepsFromZero() {
        Schedule schedule = Schedule.of(recipe(Recipe.Schedule.COSINE, 3, 1, 0.8), 4);
        assertThat(schedule.at(0)).as("warm-up of one step").isCloseTo(0.8, within(EXACT));
        assertThat(schedule.at(1)).isCloseTo(0.8, within(EXACT));
        assertThat(schedule.at(11))
                .isCloseTo(0.4 * (1 + Math.cos(Math.PI * 10 / 11)), within(EXACT));
    }

    @Test
    void compatIsAnEpochAhead() {
        // Two epochs have 8 steps. They take the rates of steps 4 to 11 of a curve that ends at
        // step 8.
        Schedule schedule = Schedule.of(recipe(Recipe.Schedule.COSINE_COMPAT, 2, 0, 0.8), 4);
        assertThat(schedule.at(0)).as("half-way at once").isCloseTo(0.4, within(EXACT));
        assertThat(schedule.at(2)).isCloseTo(0.4 * (1 - Math.sqrt(0.5)), within(EXACT));
        assertThat(schedule.at(4))
                .as("zero when the last epoch begins")
                .isCloseTo(0, within(EXACT));
        assertThat(schedule.at(6))
                .as("and up again")
                .isCloseTo(0.4 * (1 - Math.sqrt(0.5)), within(EXACT));
        assertThat(schedule.at(7)).isCloseTo(0.4 * (1 + Math.cos(Math.PI * 11 / 8)), within(EXACT));
    }

    @ParameterizedTest(name = "{0} steps an epoch, {1} epochs, rate {2}, warm-up {3}")
    @CsvSource({
        // Values observed from CleanCLIP's own scheduler for the runs of its paper and BadCLIP's.
        "23437, 64, 5e-4, 10000, 4.999e-4, 3.05e-7",
        "3906, 10, 1e-6, 10000, 3.907e-7, 4.4e-8",
        "3906, 5, 1e-6, 10000, 3.907e-7, 3.6e-7",
        "1562, 10, 1e-5, 50, 9.77e-6, 2.46e-7"
    })
    void compatGivesTheRatesOfTheReference(
            long perEpoch, int epochs, double rate, int warmUp, double first, double last) {
        Schedule schedule =
                Schedule.of(recipe(Recipe.Schedule.COSINE_COMPAT, epochs, warmUp, rate), perEpoch);
        assertThat(schedule.at(0)).isCloseTo(first, withinPercentage(1));
        assertThat(schedule.at(perEpoch * (epochs - 1)))
                .as("the end of the last but one epoch")
                .isLessThan(rate * 1e-6);
        assertThat(schedule.at(perEpoch * epochs - 1)).isCloseTo(last, withinPercentage(2));
    }

    @ParameterizedTest
    @EnumSource(Recipe.Schedule.class)
    void rejectsAWarmUpLongerThanTheTraining(Recipe.Schedule schedule) {
        assertThat(Schedule.of(recipe(schedule, 2, 7, 0.8), 4).at(0)).isPositive();
        assertThatThrownBy(() -> Schedule.of(recipe(schedule, 2, 8, 0.8), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a warm-up of 8 steps must be shorter than the training")
                .hasMessageContaining("omit warm-up");
    }

    private static Recipe recipe(
            Recipe.Schedule schedule, int epochs, int warmUp, double learningRate) {
        return new Recipe(
                epochs,
                16,
                learningRate,
                Optional.of(warmUp),
                schedule,
                0,
                Recipe.Decayed.WEIGHTS,
                0.9,
                0.999,
                1e-8,
                0,
                false);
    }
}
