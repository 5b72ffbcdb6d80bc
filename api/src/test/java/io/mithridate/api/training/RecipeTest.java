package io.mithridate.api.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.plugin.OptionComplaint;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RecipeTest {

    private static Recipe recipe(int batch) {
        return recipe(1, batch, Optional.empty());
    }

    private static Recipe recipe(int epochs, int batch, Optional<Integer> warmUp) {
        return new Recipe(
                epochs,
                batch,
                1e-3,
                warmUp,
                Recipe.Schedule.COSINE,
                0,
                Recipe.Decayed.WEIGHTS,
                0.9,
                0.999,
                1e-8,
                0,
                false);
    }

    @Test
    void acceptsEnoughPairsForOneStep() {
        assertThat(recipe(12).complaints(12)).isEmpty();
    }

    @Test
    void complainsAboutABatchLargerThanTheNumberOfPairs() {
        assertThat(recipe(13).complaints(12))
                .containsExactly(
                        new OptionComplaint(
                                "batch",
                                "a batch of 13 is more than the 12 pairs available for training;"
                                        + " give at most 12"));
    }

    /** Three epochs of 14 pairs in batches of 4 have nine steps. */
    @Test
    void rejectsAWarmUpThatDoesNotEndBeforeTheTraining() {
        Recipe fits = recipe(3, 4, Optional.of(8));
        assertThat(fits.complaints(14)).isEmpty();
        assertThat(fits.warmUp(9)).isEqualTo(8);
        Recipe tooLong = recipe(3, 4, Optional.of(9));
        assertThat(tooLong.complaints(14))
                .containsExactly(
                        new OptionComplaint(
                                "warm-up",
                                "a warm-up of 9 steps must be shorter than the training, which has"
                                        + " 9 steps; give fewer steps, or omit warm-up"));
        assertThatThrownBy(() -> tooLong.warmUp(9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a warm-up of 9 steps");
    }

    @Test
    void acceptsOneStepWithoutWarmUp() {
        assertThat(recipe(1, 12, Optional.of(0)).complaints(12)).isEmpty();
    }

    /** The default warm-up is a quarter of any training, but at most 50 steps. */
    @Property
    void defaultWarmUpIsShort(@ForAll @LongRange(min = 1, max = 1_000_000) long steps) {
        long warmUp = recipe(1, 2, Optional.empty()).warmUp(steps);
        if (steps < 200) {
            assertThat(4 * warmUp).isBetween(steps - 3, steps);
        } else {
            assertThat(warmUp).isEqualTo(50);
        }
    }
}
