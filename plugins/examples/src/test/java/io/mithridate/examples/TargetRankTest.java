package io.mithridate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The contract of all metrics, and tests specific to this plugin. */
class TargetRankTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return TargetRank.class;
    }

    @Override
    public Metric metric() {
        return new TargetRank();
    }

    /** Two classes along the axes; the second is the target. Pictures of classes 0, 0, 1, 0. */
    @Test
    void isTheMeanOverPicturesOfOtherClasses() {
        // Two numbers per picture. The target ranks first, then second, is skipped for the third
        // picture, and ranks second in a tie.
        Embeddings triggered =
                new Embeddings(
                        4,
                        2,
                        new float[] {
                            /**/
                            1, 5, /**/ 5, 1, /**/ 0, 9, /**/ 3, 3
                        });
        FixedEvaluation evaluation =
                new FixedEvaluation(
                        new Classes(List.of("apple", "banana")),
                        OptionalInt.of(1),
                        List.of(Trigger.IMAGE),
                        List.of(
                                new FixedSplit(
                                        "test",
                                        List.of(0, 0, 1, 0),
                                        OptionalInt.of(1),
                                        triggered,
                                        Map.of("image", triggered))),
                        new FixedSplit(
                                "validation",
                                List.of(),
                                OptionalInt.empty(),
                                new Embeddings(0, 2, new float[0]),
                                Map.of()),
                        new Embeddings(2, 2, new float[] {1, 0, 0, 1}));
        assertThat(metric().measure(evaluation))
                .containsExactly(
                        new Measurement(
                                "target-rank",
                                OptionalInt.empty(),
                                5 / 3.0,
                                3,
                                "test",
                                "image",
                                Map.of()));
    }

    @Test
    void returnsNothingWithoutAnAttack() {
        assertThat(metric().measure(evaluationWithoutAttack())).isEmpty();
    }
}
