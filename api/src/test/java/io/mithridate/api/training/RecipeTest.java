package io.mithridate.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.OptionComplaint;
import org.junit.jupiter.api.Test;

class RecipeTest {

    private static Recipe recipe(int batch, int accumulate) {
        return new Recipe(
                1,
                batch,
                accumulate,
                1e-3,
                0,
                Recipe.Schedule.COSINE,
                0,
                Recipe.Decayed.WEIGHTS,
                0.9,
                0.999,
                1e-8,
                0,
                0,
                false);
    }

    @Test
    void enoughPairsForOneStepAreEnough() {
        assertThat(recipe(4, 3).complaints(12)).isEmpty();
        assertThat(recipe(12, 1).complaints(12)).isEmpty();
    }

    @Test
    void aBatchOfMorePairsThanThereAreIsTheBatchsFault() {
        assertThat(recipe(13, 2).complaints(12))
                .containsExactly(
                        new OptionComplaint(
                                "batch",
                                "a batch of 13 is more than the 12 pairs there are to train on;"
                                        + " give at most 12"));
    }

    @Test
    void aStepOfMorePairsThanThereAreIsTheFaultOfWhatIsAccumulated() {
        assertThat(recipe(5, 3).complaints(12))
                .containsExactly(
                        new OptionComplaint(
                                "accumulate",
                                "a step of 3 batches of 5 is more than the 12 pairs there are to"
                                        + " train on; accumulate at most 2"));
    }

    @Test
    void aStepTooLargeForAnIntIsRefusedAllTheSame() {
        assertThat(recipe(1 << 20, 1 << 20).complaints(1 << 30))
                .extracting(OptionComplaint::option)
                .containsExactly("accumulate");
    }
}
