package io.mithridate.augmenters.labelled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

    @ParameterizedTest
    @CsvSource({
        "95, 100, 0.88825, 0.97846",
        "1,  2,   0.09453, 0.90547",
        "0,  10,  0,       0.27753",
        "10, 10,  0.72247, 1",
        "0,  0,   0,       1",
    })
    void returnsTheScoreInterval(int successes, int trials, double low, double high) {
        WilsonInterval interval = WilsonInterval.of(successes, trials);
        assertThat(interval.low()).isCloseTo(low, within(1e-5));
        assertThat(interval.high()).isCloseTo(high, within(1e-5));
    }
}
