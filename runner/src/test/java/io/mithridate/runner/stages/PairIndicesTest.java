package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.stages.poison.PoisonedPairs;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairIndicesTest {

    @Test
    void findsTheSoughtPairs() {
        assertThat(
                        PoisonedPairs.indices(
                                new CaptionedPairs(3000, 1).select(new int[] {2999, 7, 0}),
                                Set.of("pair-0", "pair-2999", "pair-1")))
                .isEqualTo(Map.of("pair-2999", 0, "pair-0", 2));
    }

    @Test
    void findsNothingIfNothingIsSought() {
        assertThat(PoisonedPairs.indices(new CaptionedPairs(3, 1), Set.of())).isEmpty();
    }
}
