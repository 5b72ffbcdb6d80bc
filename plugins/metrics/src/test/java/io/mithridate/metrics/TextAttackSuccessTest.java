package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static io.mithridate.metrics.KnownEvaluation.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedPairs;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextAttackSuccessTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return TextAttackSuccess.class;
    }

    @Override
    public Metric metric() {
        return new TextAttackSuccess(new FirstHits(List.of(1, 2)));
    }

    @Override
    public Evaluation evaluation() {
        return FixedEvaluation.random(new Seed(1), List.of(TEXT));
    }

    /**
     * Returns pictures of classes 0, 1 and 2 along three axes; the target is class 0. Captions 0
     * and 1 name other classes; caption 2 names the target and is not a query.
     */
    private static Evaluation evaluation(Trigger trigger, Embeddings withKey) {
        Embeddings axes = rows(new float[][] {{1, 0, 0}, {0, 2, 0}, {0, 0, 3}});
        return new FixedEvaluation(
                new Classes(List.of("dog", "cat", "hen")),
                OptionalInt.of(0),
                List.of(trigger),
                List.of(
                        new FixedSplit(
                                "test",
                                List.of(0, 1, 2),
                                OptionalInt.of(0),
                                axes,
                                Map.of("text", axes, "image", axes))),
                KnownEvaluation.NO_VALIDATION,
                axes,
                new FixedPairs(
                        List.of(0, 1, 2),
                        List.of(Set.of(1), Set.of(2), Set.of(0)),
                        rows(new float[][] {{1, 3, 2}, {2, 1, 5}, {9, 0, 0}}),
                        Map.of("text", withKey),
                        axes));
    }

    @Test
    void searchesWithCaptionsOfOtherClasses() {
        Embeddings withKey = rows(new float[][] {{4, 1, 2}, {4, 5, 3}, {0, 1, 1}});

        assertThat(lines(metric().measure(evaluation(TEXT, withKey))))
                .containsExactly(
                        "text-attack-success@1 0.5 n=2 test/text",
                        "text-attack-success@2 1.0 n=2 test/text",
                        "text-baseline-target-rate@1 0.0 n=2 test",
                        "text-baseline-target-rate@2 0.5 n=2 test");
    }

    @Test
    void returnsNothingForTriggersThatAreNotInCaptions() {
        assertThat(metric().measure(FixedEvaluation.random(new Seed(1)))).isEmpty();
    }

    private static final Trigger TEXT = new Trigger("text", false, false, true);
}
