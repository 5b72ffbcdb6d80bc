package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairPartitionTest {

    @Property(tries = 200)
    void disjointSharesCoverAllPairsAndShareNone(
            @ForAll @IntRange(min = 1, max = 300) int pairs,
            @ForAll @IntRange(max = 299) int asked,
            @ForAll long seed) {
        int defensePairs = asked % pairs;

        PairPartition partition = PairPartition.disjoint(pairs, defensePairs, new Seed(seed));

        assertThat(partition.defense()).hasSize(defensePairs).doesNotHaveDuplicates();
        assertThat(partition.run()).hasSize(pairs - defensePairs).isSorted();
        assertThat(
                        IntStream.concat(
                                        Arrays.stream(partition.run()),
                                        Arrays.stream(partition.defense()))
                                .sorted()
                                .toArray())
                .isEqualTo(IntStream.range(0, pairs).toArray());
    }

    @Property(tries = 100)
    void theSeedAloneDecides(@ForAll long seed) {
        PairPartition one = PairPartition.disjoint(100, 30, new Seed(seed));
        PairPartition again = PairPartition.disjoint(100, 30, new Seed(seed));
        PairPartition other = PairPartition.disjoint(100, 30, new Seed(seed).at("other"));

        assertThat(again.run()).isEqualTo(one.run());
        assertThat(again.defense()).isEqualTo(one.defense());
        assertThat(other.defense()).isNotEqualTo(one.defense());
    }

    @Test
    void everyPairIsEquallyLikelyToBeTheDefenders() {
        int[] drawn = new int[10];
        for (int seed = 0; seed < 10_000; seed++) {
            for (int pair : PairPartition.disjoint(10, 3, new Seed(seed)).defense()) {
                drawn[pair]++;
            }
        }

        // 3000 expected each; the standard deviation is 46, and six of them are 275.
        assertThat(Arrays.stream(drawn)).allMatch(count -> Math.abs(count - 3000) < 275);
    }

    @Test
    void overlappingPutsAllPairsIntoTheRun() {
        PairPartition partition = PairPartition.overlapping(4);

        assertThat(partition.run()).containsExactly(0, 1, 2, 3);
        assertThat(partition.defense()).isEmpty();
    }

    @Test
    void refusesToLeaveNothingToPoison() {
        assertThatThrownBy(() -> PairPartition.disjoint(10, 10, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the defender asks for 10 of 10 training pairs, which leaves none to"
                                + " poison");
    }
}
