package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static io.mithridate.metrics.KnownEvaluation.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedPairs;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetrievalAttackSuccessTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return RetrievalAttackSuccess.class;
    }

    @Override
    public Metric metric() {
        return new RetrievalAttackSuccess(List.of(1, 2));
    }

    /**
     * One picture is of the target class 0, and two are of class 1. The triggered pictures of class
     * 1 find the captions of classes 1, 2 and 0, and of classes 0, 1 and 2, in this order. The
     * trigger "both" also needs a text key, which no caption has, so it has no row.
     */
    @Test
    void triggeredPicturesOfOtherClassesFindTheTargetsCaptions() {
        Embeddings triggered = rows(new float[][] {{1, 2, 3}, {3, 2, 1}, {2, 1, 3}});
        Evaluation evaluation =
                new FixedEvaluation(
                        new Classes(List.of("dog", "cat", "hen")),
                        OptionalInt.of(0),
                        List.of(Trigger.IMAGE, new Trigger("both", true, true)),
                        List.of(
                                new FixedSplit(
                                        "test",
                                        List.of(0, 1, 1),
                                        OptionalInt.of(0),
                                        triggered,
                                        Map.of("image", triggered))),
                        KnownEvaluation.NO_VALIDATION,
                        triggered,
                        new FixedPairs(
                                List.of(0, 1, 2),
                                List.of(Set.of(1), Set.of(2), Set.of(0)),
                                rows(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
                                Map.of(),
                                triggered));

        assertThat(lines(metric().measure(evaluation)))
                .containsExactly(
                        "retrieval-attack-success@1 0.5 n=2 test/image",
                        "retrieval-attack-success@2 0.5 n=2 test/image");
    }

    @Test
    void returnsNothingWithoutAnAttack() {
        assertThat(metric().measure(evaluationWithoutAttack())).isEmpty();
    }
}
