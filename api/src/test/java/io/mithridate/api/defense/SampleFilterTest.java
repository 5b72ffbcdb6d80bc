package io.mithridate.api.defense;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleFilterTest {

    private record Filter(boolean removes) implements SampleFilter {

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Scores score(Checkpoint suspect, DefenseContext context) {
            return new Scores(new double[0]);
        }

        @Override
        public int[] kept(double[] scores) {
            return IntStream.range(0, scores.length).toArray();
        }
    }

    @Test
    void aFilterThatRemovesPairsDefendsAndNeedsTheBaseModel() {
        assertThat(new Filter(true).defends()).isTrue();
        assertThat(new Filter(true).access())
                .containsExactlyInAnyOrder(
                        Access.SUSPECT, Access.TRAINING_PAIRS, Access.BASE_MODEL);
    }

    @Test
    void aFilterThatRemovesNothingOnlyDetects() {
        assertThat(new Filter(false).defends()).isFalse();
        assertThat(new Filter(false).access())
                .containsExactlyInAnyOrder(Access.SUSPECT, Access.TRAINING_PAIRS);
    }
}
