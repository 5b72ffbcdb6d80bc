package io.mithridate.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void percentilesAreNumbersThatOccur() {
        assertThat(Spread.of(IntStream.rangeClosed(1, 100).toArray()))
                .isEqualTo(new Spread(100, 1, 50, 95, 100));
        assertThat(Spread.of(new int[] {9, 1, 5})).isEqualTo(new Spread(3, 1, 5, 9, 9));
        assertThat(Spread.of(new int[0])).isEqualTo(new Spread(0, 0, 0, 0, 0));
    }

    @Test
    void describesEqualNumbersOnce() {
        assertThat(Spread.of(new int[] {48, 48}).text()).isEqualTo("all 48");
        assertThat(Spread.of(new int[] {9, 1, 5}).text())
                .isEqualTo("1 to 9, median 5, 95 % at most 9");
    }
}
