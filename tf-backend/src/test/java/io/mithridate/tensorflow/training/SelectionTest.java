package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void roundsTheShareOfEachBatch() {
        assertThat(new Selection.OfEachBatch(0.25).rows(10, 7)).isEqualTo(3);
        assertThat(new Selection.OfEachBatch(0.25).count(10, 3, 7)).isEqualTo(3);
        assertThat(new Selection.OfEachBatch(1).rows(10, 7)).isEqualTo(10);
        assertThat(new Selection.OfEachBatch(0.001).rows(10, 7)).isEqualTo(1);
    }

    @Test
    void rejectsImpossibleSharesAndCounts() {
        assertThatThrownBy(() -> new Selection.OfEachBatch(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new Selection.OfEachBatch(1.1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> new Selection.OfEachBatch(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Selection.OfEachEpoch(0)).hasMessageContaining("0 samples");
    }

    @Property
    void spreadsTheSamplesOfAnEpochEvenly(
            @ForAll @IntRange(min = 1, max = 64) int batch,
            @ForAll @IntRange(min = 1, max = 50) int steps,
            @ForAll @IntRange(min = 1, max = 5000) int samples) {
        Selection selection = new Selection.OfEachEpoch(samples);
        int rows = selection.rows(batch, steps);
        int total = 0;
        for (int step = 0; step < steps; step++) {
            int count = selection.count(batch, step, steps);
            assertThat(count).isBetween(Math.max(0, rows - 1), rows);
            total += count;
        }
        assertThat(total).isEqualTo(Math.min(samples, batch * steps));
    }
}
