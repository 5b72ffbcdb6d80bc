package io.mithridate.attacks.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BadClipLossTest {

    @Property(tries = 200)
    void drawsRowsWithoutReplacementIfThereAreEnough(
            @ForAll @IntRange(min = 1, max = 30) int from,
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll long seed) {
        int[] rows = BadClipLoss.drawRows(from, count, new Seed(seed));
        assertThat(rows).hasSize(count);
        assertThat(Arrays.stream(rows)).allMatch(row -> row >= 0 && row < from);
        if (from >= count) {
            assertThat(Arrays.stream(rows).distinct().count()).isEqualTo(count);
        }
        assertThat(BadClipLoss.drawRows(from, count, new Seed(seed))).isEqualTo(rows);
    }
}
