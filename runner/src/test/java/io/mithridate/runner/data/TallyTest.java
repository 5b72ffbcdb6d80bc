package io.mithridate.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void countsAllRowsAndNamesTheFirstThousand() {
        Tally tally = Tally.of(IntStream.rangeClosed(1, 1001).mapToObj(i -> "row " + i).toList());

        assertThat(tally.count()).isEqualTo(1001);
        assertThat(tally.named()).hasSize(1000).endsWith("row 1000");
        assertThat(tally.unnamed()).isEqualTo(1);
        assertThat(tally.isEmpty()).isFalse();
    }

    @Test
    void usesTheCountOfADataSetThatNamesFewerRows() {
        Tally torn = Tally.leftOut(new TinyDataset(new TinyOptions(60, "torn")));

        assertThat(torn).isEqualTo(new Tally(2, List.of("tiny.csv, line 3: the caption is empty")));
        assertThat(Tally.leftOut(new TinyDataset(new TinyOptions(60, "first"))).isEmpty()).isTrue();
    }

    @Test
    void mergesEqualTalliesIntoOne() {
        Tally half = new Tally(1500, List.of("row 1", "row 2"));

        assertThat(half.and(new Tally(1500, List.of("row 1", "row 2")))).isEqualTo(half);
    }

    @Test
    void addsCountsExceptForRowsNamedByBoth() {
        assertThat(new Tally(3, List.of("a", "b")).and(new Tally(10, List.of("b", "c"))))
                .isEqualTo(new Tally(12, List.of("a", "b", "c")));
    }

    @Test
    void rejectsMoreNamesThanTheCount() {
        assertThatThrownBy(() -> new Tally(1, List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 things, of which 2 are named");
    }
}
