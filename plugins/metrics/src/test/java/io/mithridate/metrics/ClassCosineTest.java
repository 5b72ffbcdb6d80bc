package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.NO_VALIDATION;
import static io.mithridate.metrics.KnownEvaluation.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Metric;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ClassCosineTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return ClassCosine.class;
    }

    @Override
    public Metric metric() {
        return new ClassCosine();
    }

    private static Evaluation evaluation(OptionalInt target, float[]... classes) {
        return new FixedEvaluation(
                new Classes(List.of("apple", "boat", "cat").subList(0, classes.length)),
                target,
                List.of(),
                List.of(),
                NO_VALIDATION,
                rows(classes));
    }

    /** The cosines are 0.6, 0 and 0.8; the first two are between the target and another class. */
    @Test
    void isTheMeanOverPairsOfDifferentClasses() {
        assertThat(
                        metric().measure(
                                        evaluation(
                                                OptionalInt.of(0),
                                                new float[] {2, 0},
                                                new float[] {3, 4},
                                                new float[] {0, 1})))
                .satisfiesExactly(
                        all -> {
                            assertThat(all.metric()).isEqualTo("class-cosine");
                            assertThat(all.value()).isCloseTo(1.4 / 3, within(1e-7));
                            assertThat(all.n()).isEqualTo(3);
                        },
                        target -> {
                            assertThat(target.metric()).isEqualTo("target-class-cosine");
                            assertThat(target.value()).isCloseTo(0.3, within(1e-7));
                            assertThat(target.n()).isEqualTo(2);
                        });
    }

    @Test
    void omitsTheTargetIfThereIsNone() {
        assertThat(
                        metric().measure(
                                        evaluation(
                                                OptionalInt.empty(),
                                                new float[] {1, 0},
                                                new float[] {0, 1})))
                .singleElement()
                .satisfies(row -> assertThat(row.value()).isCloseTo(0, within(1e-7)));
    }

    @Test
    void returnsNothingForASingleClass() {
        assertThat(metric().measure(evaluation(OptionalInt.of(0), new float[] {1, 0}))).isEmpty();
    }
}
