package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.results.statistics.Statistics;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final double TOLERANCE = 1e-12;

    @Test
    void threeSeedsHaveTheSpreadAndIntervalOfStudentsT() {
        Statistics statistics = Statistics.of(new double[] {0.5, 0.6, 0.7});

        // The standard deviation is sqrt((0.01 + 0 + 0.01) / 2) = 0.1. Half the interval is t(2) *
        // 0.1 / sqrt(3), where t(2) = 4.302652729696142.
        assertThat(statistics.seeds()).isEqualTo(3);
        assertThat(statistics.mean()).isCloseTo(0.6, within(TOLERANCE));
        assertThat(statistics.sd().getAsDouble()).isCloseTo(0.1, within(TOLERANCE));
        assertThat(statistics.low().getAsDouble()).isCloseTo(0.351586228, within(1e-9));
        assertThat(statistics.high().getAsDouble()).isCloseTo(0.848413772, within(1e-9));
    }

    @Test
    void intervalIsNotClippedToTheRangeOfShares() {
        Statistics statistics = Statistics.of(new double[] {0.9, 1.0});

        // The standard deviation is 0.1 / sqrt(2). Half the interval is t(1) * 0.0707107 / sqrt(2)
        // = 0.6353, where t(1) = 12.706.
        assertThat(statistics.low().getAsDouble()).isCloseTo(0.314690, within(1e-6));
        assertThat(statistics.high().getAsDouble()).isCloseTo(1.585310, within(1e-6));
    }

    @Test
    void oneSeedHasNoSpread() {
        Statistics statistics = Statistics.of(new double[] {0.25});

        assertThat(statistics.mean()).isEqualTo(0.25);
        assertThat(statistics.sd()).isEmpty();
        assertThat(statistics.low()).isEmpty();
        assertThat(statistics.high()).isEmpty();
    }

    @Test
    void equalValuesHaveAnIntervalOfWidthZero() {
        Statistics statistics = Statistics.of(new double[] {0.5, 0.5, 0.5, 0.5});

        assertThat(statistics.sd()).hasValue(0);
        assertThat(statistics.low()).hasValue(0.5);
        assertThat(statistics.high()).hasValue(0.5);
    }

    @Test
    void rejectsAnEmptyArray() {
        assertThatThrownBy(() -> Statistics.of(new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no values to average");
    }

    /**
     * For 1, 2 and 3, t = 2 / (1 / √3) with two degrees of freedom; both tails together hold 1 − t
     * / √(t² + 2) = 1 − √12 / √14. At 90 % t(2) is 2.919986.
     */
    @Test
    void studentTestsWhetherTheMeanIsZero() {
        Statistics statistics = Statistics.of(new double[] {1, 2, 3});

        assertThat(statistics.studentTest()).isCloseTo(1 - Math.sqrt(12.0 / 14), within(TOLERANCE));
        assertThat(statistics.interval(0.90).orElseThrow().low())
                .isCloseTo(2 - 2.919986 / Math.sqrt(3), within(1e-6));
        assertThat(statistics.interval(0.90).orElseThrow().high())
                .isCloseTo(2 + 2.919986 / Math.sqrt(3), within(1e-6));
        assertThat(Statistics.of(new double[] {-3, -2, -1}).studentTest())
                .isEqualTo(statistics.studentTest());
    }

    @Test
    void testsAMeanWithoutSpread() {
        assertThat(Statistics.of(new double[] {2, 2, 2}).studentTest()).isZero();
        assertThat(Statistics.of(new double[] {0, 0, 0}).studentTest()).isEqualTo(1);
        assertThat(Statistics.of(new double[] {2}).studentTest()).isEqualTo(1);
        assertThat(Statistics.of(new double[] {2}).interval(0.90)).isEmpty();
    }
}
