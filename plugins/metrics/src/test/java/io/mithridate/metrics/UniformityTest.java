package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.MetricContract;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class UniformityTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return Uniformity.class;
    }

    @Override
    public Metric metric() {
        return new Uniformity();
    }

    private static Evaluation evaluation(Embeddings pictures) {
        return KnownEvaluation.evaluation(
                List.of(),
                new FixedSplit(
                        "test",
                        Collections.nCopies(pictures.count(), 0),
                        OptionalInt.empty(),
                        pictures,
                        Map.of()));
    }

    /** The squared distances are 2, 4 and 2, so the value is ln((2 exp(-4) + exp(-8)) / 3). */
    @Test
    void isTheLogarithmOfTheMeanPotential() {
        assertThat(metric().measure(evaluation(rows(new float[][] {{3, 0}, {0, 2}, {-1, 0}}))))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.value()).isCloseTo(-4.396348967, within(1e-6));
                            assertThat(row.n()).isEqualTo(3);
                            assertThat(row.split()).isEqualTo("test");
                        });
    }

    /** Two equal embeddings give 0, the maximum; two opposite ones give -8, the minimum. */
    @Test
    void isHighestForACollapsedModel() {
        assertThat(metric().measure(evaluation(rows(new float[][] {{1, 1}, {2, 2}}))))
                .singleElement()
                .satisfies(row -> assertThat(row.value()).isCloseTo(0, within(1e-6)));
        assertThat(metric().measure(evaluation(rows(new float[][] {{1, 1}, {-2, -2}}))))
                .singleElement()
                .satisfies(row -> assertThat(row.value()).isCloseTo(-8, within(1e-6)));
    }

    /** Only every second picture is compared, and the embeddings of these are all equal. */
    @Test
    void subsamplesALargeSplitEvenly() {
        int count = 2 * Uniformity.MAX_PICTURES;
        float[] values = new float[2 * count];
        for (int i = 0; i < count; i++) {
            values[2 * i + i % 2] = 1;
        }
        assertThat(metric().measure(evaluation(new Embeddings(count, 2, values))))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.value()).isCloseTo(0, within(1e-6));
                            assertThat(row.n()).isEqualTo(Uniformity.MAX_PICTURES);
                        });
    }

    @Test
    void returnsNothingForASinglePicture() {
        assertThat(metric().measure(evaluation(rows(new float[][] {{1, 1}})))).isEmpty();
    }
}
