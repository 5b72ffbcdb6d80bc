package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.training.feed.BatchLoader;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochPlanTest {

    private static final int BATCH = 4;

    private static EpochPlan.Part part(int first, int end, double number) {
        BitSet pairs = new BitSet();
        pairs.set(first, end);
        return new EpochPlan.Part(pairs, Map.of("on", number));
    }

    private static List<Integer> order(EpochPlan plan, int batches) {
        return IntStream.of(plan.order(BATCH, batches, new Seed(1), 3)).boxed().toList();
    }

    @Test
    void keepsTheUsualOrderForAPlanOfAllPairs() {
        EpochPlan plan = EpochPlan.all(13, Map.of(), RuleMemory.empty());
        int[] usual = BatchLoader.shuffled(13, new Seed(1)).apply(3);

        assertThat(order(plan, 3)).isEqualTo(IntStream.of(usual).limit(12).boxed().toList());
    }

    @Test
    void usesPartsInOrderEachWithItsNumbers() {
        EpochPlan plan = new EpochPlan(List.of(part(0, 8, 1), part(8, 21, 0)), RuleMemory.empty());

        List<Integer> samples = order(plan, 5);

        assertThat(samples.subList(0, 8)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(samples.subList(8, 20)).doesNotHaveDuplicates().allMatch(i -> i >= 8 && i < 21);
        assertThat(plan.ofSteps(BATCH, 5)).hasSize(5);
        assertThat(plan.ofSteps(BATCH, 5).get(1).numbers()).containsEntry("on", 1.0);
        assertThat(plan.ofSteps(BATCH, 5).get(2).numbers()).containsEntry("on", 0.0);
    }

    /**
     * Parts of 7 and 6 pairs fill one batch each, but all 13 pairs fill three, so the larger part
     * repeats pairs.
     */
    @Test
    void addsLeftOverStepsToTheLargestPart() {
        EpochPlan plan = new EpochPlan(List.of(part(0, 7, 1), part(7, 13, 0)), RuleMemory.empty());

        assertThat(plan.steps(BATCH, 3)).containsExactly(2, 1);
        List<Integer> samples = order(plan, 3);
        assertThat(samples.subList(0, 7)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
        assertThat(samples.get(7)).isEqualTo(samples.get(0));
    }

    @Test
    void givesNoStepsToAnEmptyPart() {
        EpochPlan plan = new EpochPlan(List.of(part(0, 0, 1), part(0, 9, 0)), RuleMemory.empty());

        assertThat(plan.steps(BATCH, 2)).containsExactly(0, 2);
        assertThat(plan.ofSteps(BATCH, 2).get(0).numbers()).containsEntry("on", 0.0);
    }

    @Test
    void readsAPlanBackFromItsNotes() {
        EpochPlan plan =
                new EpochPlan(
                        List.of(part(0, 7, 1), part(0, 0, 0.25), part(7, 130, 1.0 / 3)),
                        RuleMemory.of(Map.of("share", 0.1 + 0.2)));

        assertThat(EpochPlan.fromNotes(plan.notes())).isEqualTo(plan);
    }
}
