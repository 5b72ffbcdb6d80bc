package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.stages.poison.PairPartition;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairPartitionTest {

    private static PairSet pairs(int size, int captionsOfEach) {
        return new CaptionedPairs(size, captionsOfEach);
    }

    /** This was the partition before pairs could share a picture, so older results stay valid. */
    @Property(tries = 100)
    void shufflesAndSplitsPairsOfDifferentPictures(
            @ForAll @IntRange(min = 2, max = 300) int size, @ForAll long seed) {
        int asked = size / 3;
        int[] shuffled = new Seed(seed).permutation(size);

        PairPartition partition = PairPartition.disjoint(pairs(size, 1), asked, new Seed(seed));

        assertThat(partition.defense()).isEqualTo(Arrays.copyOf(shuffled, asked));
        assertThat(partition.run())
                .isEqualTo(Arrays.stream(shuffled).skip(asked).sorted().toArray());
    }

    @Property(tries = 200)
    void allPairsOfAPictureGoToTheSameSide(
            @ForAll @IntRange(min = 1, max = 40) int pictures,
            @ForAll @IntRange(min = 1, max = 5) int captions,
            @ForAll @IntRange(max = 199) int asked,
            @ForAll long seed) {
        int size = pictures * captions;
        int defensePairs = asked % (size - captions + 1);

        PairPartition partition =
                PairPartition.disjoint(pairs(size, captions), defensePairs, new Seed(seed));

        assertThat(partition.defense()).hasSize(defensePairs).doesNotHaveDuplicates();
        int taken = (defensePairs + captions - 1) / captions;
        assertThat(partition.run()).hasSize(size - taken * captions).isSorted();
        assertThat(Arrays.stream(partition.defense()).map(i -> i / captions).distinct().toArray())
                .hasSize(taken)
                .doesNotContain(
                        Arrays.stream(partition.run()).map(i -> i / captions).distinct().toArray());
    }

    @Test
    void rejectsADefenderWhoSeesEveryPicture() {
        assertThat(PairPartition.disjoint(pairs(10, 5), 5, new Seed(1)).run()).hasSize(5);
        assertThatThrownBy(() -> PairPartition.disjoint(pairs(10, 5), 6, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the defender asks for 6 of 10 training pairs, which leaves none to"
                                + " poison");
    }

    @Property(tries = 200)
    void partsCoverAllPairsAndAreDisjoint(
            @ForAll @IntRange(min = 1, max = 300) int pairs,
            @ForAll @IntRange(max = 299) int asked,
            @ForAll long seed) {
        int defensePairs = asked % pairs;

        PairPartition partition =
                PairPartition.disjoint(pairs(pairs, 1), defensePairs, new Seed(seed));

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
    void partitionDependsOnlyOnTheSeed(@ForAll long seed) {
        PairPartition one = PairPartition.disjoint(pairs(100, 1), 30, new Seed(seed));
        PairPartition again = PairPartition.disjoint(pairs(100, 1), 30, new Seed(seed));
        PairPartition other = PairPartition.disjoint(pairs(100, 1), 30, new Seed(seed).at("other"));

        assertThat(again.run()).isEqualTo(one.run());
        assertThat(again.defense()).isEqualTo(one.defense());
        assertThat(other.defense()).isNotEqualTo(one.defense());
    }

    @Test
    void everyPairIsEquallyLikelyToBelongToTheDefender() {
        int[] drawn = new int[10];
        for (int seed = 0; seed < 10_000; seed++) {
            for (int pair : PairPartition.disjoint(pairs(10, 1), 3, new Seed(seed)).defense()) {
                drawn[pair]++;
            }
        }

        // The expected count of each pair is 3000; the standard deviation is 46, and six standard
        // deviations are 275.
        assertThat(Arrays.stream(drawn)).allMatch(count -> Math.abs(count - 3000) < 275);
    }

    @Test
    void rejectsADefenderWhoLeavesNothingToPoison() {
        assertThatThrownBy(() -> PairPartition.disjoint(pairs(10, 1), 10, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the defender asks for 10 of 10 training pairs, which leaves none to"
                                + " poison");
    }
}
