package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TargetedSuccessTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return TargetedSuccess.class;
    }

    @Override
    public Metric metric() {
        return new TargetedSuccess(new TopK(List.of(1)));
    }

    @Override
    public Evaluation evaluation() {
        return FixedEvaluation.random(new Seed(1), List.of(NONE));
    }

    private static final Trigger NONE = new Trigger("none", false, false);

    /** Of pictures 2 to 5, which are not of the target class, only 4 ranks the target first. */
    @Test
    void countsCleanPicturesOfTheSource() {
        FixedSplit split =
                new FixedSplit(
                        "test",
                        List.of(0, 0, 1, 1, 2, 3),
                        OptionalInt.of(0),
                        KnownEvaluation.ranked("0123", "1023", "1023", "1230", "0321", "2310"),
                        Map.of());

        assertThat(lines(metric().measure(KnownEvaluation.evaluation(List.of(NONE), split))))
                .containsExactly("targeted-success@1 0.25 n=4 test/none");
    }

    /** Two of the three single pictures rank the target first; the test split is ignored. */
    @Test
    void countsSinglePicturesInsteadOfASplit() {
        FixedSplit test =
                new FixedSplit(
                        "test",
                        List.of(1, 2),
                        OptionalInt.of(0),
                        KnownEvaluation.ranked("0123", "0123"),
                        Map.of());
        FixedSplit single =
                new FixedSplit(
                        EvaluatedSplit.SINGLE_PICTURES,
                        List.of(1, 2, 3),
                        OptionalInt.of(0),
                        KnownEvaluation.ranked("0123", "0321", "3012"),
                        Map.of());

        assertThat(
                        lines(
                                new TargetedSuccess(new TopK(List.of(1, 2)))
                                        .measure(
                                                KnownEvaluation.evaluation(List.of(NONE), test)
                                                        .aimingAt(single))))
                .containsExactly(
                        "targeted-success@1 0.6666666666666666 n=3 /none",
                        "targeted-success@2 1.0 n=3 /none");
        assertThat(
                        new CleanAccuracy(new TopK(List.of(1)))
                                .measure(
                                        KnownEvaluation.evaluation(List.of(NONE), test)
                                                .aimingAt(single)))
                .singleElement()
                .satisfies(row -> assertThat(row.n()).isEqualTo(2));
    }

    @Test
    void complementsTheMetricsOfOtherTriggers() {
        Trigger text = new Trigger("text", false, false, true);
        for (Trigger trigger : List.of(Trigger.IMAGE, text)) {
            assertThat(metric().measure(FixedEvaluation.random(new Seed(1), List.of(trigger))))
                    .isEmpty();
        }
        for (Trigger trigger : List.of(NONE, text)) {
            Evaluation evaluation = FixedEvaluation.random(new Seed(1), List.of(trigger));
            assertThat(
                            new AttackSuccess(new TargetRateOptions(new TopK(List.of(1)), false))
                                    .measure(evaluation))
                    .isEmpty();
            assertThat(new TriggeredAccuracy(new TopK(List.of(1))).measure(evaluation)).isEmpty();
        }
    }
}
