package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.tensorflow.training.EpochPlan;
import io.mithridate.tensorflow.training.RuleMemory;
import io.mithridate.tensorflow.training.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeClipPolicyTest {

    /** The first epoch that judges pairs, after two in-modal epochs and one cross-modal epoch. */
    private static final int FIRST_JUDGING_EPOCH = 3;

    private static final double[] COSINES = {.05, .12, .15, .20, .30, .32, .40, .45, .50, .55};

    private final List<int[]> trusted = new ArrayList<>();

    private SafeClipPolicy policy(double growth, double cap, boolean compat) {
        return new SafeClipPolicy(
                new SafeClipPolicy.Rules(2, 1, 0.9, growth, cap, compat),
                View.images(),
                View.captions(),
                trusted::add);
    }

    private static EpochPlan plan(SafeClipPolicy policy, int epoch, RuleMemory memory) {
        return policy.plan(epoch, COSINES, memory);
    }

    @Test
    void earlyEpochsUseAllPairsWithOneLoss() {
        SafeClipPolicy policy = policy(0.2, 0.85, false);

        assertThat(IntStream.range(0, 6).mapToObj(policy::readsScores))
                .containsExactly(false, false, false, true, true, true);
        for (int epoch = 0; epoch < FIRST_JUDGING_EPOCH; epoch++) {
            EpochPlan plan = plan(policy, epoch, RuleMemory.empty());
            assertThat(plan.parts())
                    .containsExactly(
                            new EpochPlan.Part(
                                    range(0, 10), epoch < 2 ? onlyInModal() : onlyCrossModal()));
            assertThat(plan.memory()).isEqualTo(RuleMemory.empty());
        }
    }

    /**
     * Six pairs with posteriors of at least 0.9 are safe first, then eight, then eight at the cap.
     */
    @Test
    void shareOfSafePairsGrowsUpToTheCap() {
        SafeClipPolicy policy = policy(0.2, 0.85, false);

        EpochPlan first = plan(policy, FIRST_JUDGING_EPOCH, RuleMemory.empty());
        EpochPlan second = plan(policy, FIRST_JUDGING_EPOCH + 1, first.memory());
        EpochPlan third = plan(policy, FIRST_JUDGING_EPOCH + 2, second.memory());

        assertThat(first.parts()).isEqualTo(riskyThenSafe(range(0, 4), range(4, 10)));
        assertThat(second.parts()).isEqualTo(riskyThenSafe(range(0, 2), range(2, 10)));
        assertThat(third.parts()).isEqualTo(riskyThenSafe(range(0, 2), range(2, 10)));
        assertThat(third.memory().numbers()).containsExactlyEntriesOf(Map.of("safe-share", 0.85));
    }

    @Test
    void reportsTheSafePairsOfTheLastEpoch() {
        SafeClipPolicy policy = policy(0.2, 0.85, false);
        EpochPlan first = plan(policy, FIRST_JUDGING_EPOCH, RuleMemory.empty());

        policy.ended(first);

        assertThat(trusted).containsExactly(new int[] {4, 5, 6, 7, 8, 9});
    }

    /** The cap is half of ten pairs; six were safe in the first epoch. */
    @Test
    void appliesTheCapFromTheSecondJudgingEpochOn() {
        SafeClipPolicy policy = policy(0.2, 0.5, false);

        EpochPlan first = plan(policy, FIRST_JUDGING_EPOCH, RuleMemory.empty());
        EpochPlan second = plan(policy, FIRST_JUDGING_EPOCH + 1, first.memory());

        assertThat(first.parts()).isEqualTo(riskyThenSafe(range(0, 4), range(4, 10)));
        assertThat(second.parts()).isEqualTo(riskyThenSafe(range(0, 5), range(5, 10)));
    }

    @ParameterizedTest
    @CsvSource({"safe, next_safe, false", "safe_compat, next_safe_compat, true"})
    void twoEpochsMatchAnotherImplementation(String now, String next, boolean compat) {
        SafeClipPolicy policy = policy(0.01, 0.85, compat);
        double[] scores = GoldenCosines.all();

        EpochPlan first = policy.plan(FIRST_JUDGING_EPOCH, scores, RuleMemory.empty());
        EpochPlan second = policy.plan(FIRST_JUDGING_EPOCH + 1, scores, first.memory());

        assertThat(safe(first)).isEqualTo(GoldenCosines.pairs("tolerance_1e-3." + now));
        assertThat(safe(second)).isEqualTo(GoldenCosines.pairs("tolerance_1e-3." + next));
    }

    private static BitSet safe(EpochPlan plan) {
        return plan.parts().get(1).pairs();
    }

    private static List<EpochPlan.Part> riskyThenSafe(BitSet risky, BitSet safe) {
        return List.of(
                new EpochPlan.Part(risky, onlyInModal()),
                new EpochPlan.Part(safe, onlyCrossModal()));
    }

    private static Map<String, Double> onlyInModal() {
        return Map.of(SafeClipPolicy.IN_MODAL, 1.0, SafeClipPolicy.CROSS_MODAL, 0.0);
    }

    private static Map<String, Double> onlyCrossModal() {
        return Map.of(SafeClipPolicy.IN_MODAL, 0.0, SafeClipPolicy.CROSS_MODAL, 1.0);
    }

    private static BitSet range(int from, int to) {
        BitSet pairs = new BitSet();
        pairs.set(from, to);
        return pairs;
    }
}
