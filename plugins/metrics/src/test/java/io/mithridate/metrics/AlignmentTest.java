package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

class AlignmentTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return Alignment.class;
    }

    @Override
    public Metric metric() {
        return new Alignment();
    }

    /** The cosines are 1, 0.6 and 0, and their mean is 8/15. */
    @Test
    void isTheMeanCosineOfCaptionsAndTheirPictures() {
        FixedPairs pairs =
                new FixedPairs(
                        List.of(0, 0, 1),
                        List.of(Set.of(), Set.of(), Set.of()),
                        rows(new float[][] {{7, 0}, {3, 4}, {2, 0}}),
                        Map.of(),
                        rows(new float[][] {{5, 0}, {0, 1}}));

        assertThat(metric().measure(evaluation(pairs)))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.value()).isCloseTo(1.6 / 3, within(1e-7));
                            assertThat(row.n()).isEqualTo(3);
                        });
    }

    @Test
    void returnsNothingWithoutPairs() {
        assertThat(metric().measure(evaluation(FixedPairs.none(2)))).isEmpty();
    }

    private static Evaluation evaluation(FixedPairs pairs) {
        Embeddings axis = rows(new float[][] {{1, 0}});
        return new FixedEvaluation(
                new Classes(List.of("dog")),
                OptionalInt.empty(),
                List.of(),
                List.of(new FixedSplit("test", List.of(0), OptionalInt.empty(), axis, Map.of())),
                KnownEvaluation.NO_VALIDATION,
                axis,
                pairs);
    }
}
