package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.results.statistics.Bootstrap;
import io.mithridate.results.statistics.Statistics.Interval;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void intervalOfOneDifferentSeedOfFiveEndsAtThreeFifths() {
        // The number of times that the fifth value is drawn is binomial with n = 5, p = 0.2. It is
        // 0 in 0.8^5 = 32.8 % of all resamples, so the lower end is 0. It is at most 2 in 0.3277 +
        // 0.4096 + 0.2048 = 94.2 % and at most 3 in 94.2 + 5.1 = 99.3 %, so the upper end, at 97.5
        // %, is 3 / 5.
        Interval interval =
                Bootstrap.ofMean(new double[] {0, 0, 0, 0, 1}, "a difference").orElseThrow();

        assertThat(interval).isEqualTo(new Interval(0, 0.6));
    }

    @Test
    void lowerEndMirrorsTheUpperEnd() {
        assertThat(Bootstrap.ofMean(new double[] {0, 0, 0, 0, -1}, "a difference"))
                .contains(new Interval(-0.6, 0));
    }

    @Test
    void intervalOfTwoSeedsReachesFromOneToTheOther() {
        // A quarter of all resamples contain only the first value, and a quarter only the second.
        assertThat(Bootstrap.ofMean(new double[] {-0.25, 0.5}, "a difference"))
                .contains(new Interval(-0.25, 0.5));
    }

    @Test
    void oneSeedHasNoSpread() {
        assertThat(Bootstrap.ofMean(new double[] {0.5}, "a difference")).isEmpty();
    }

    @Test
    void drawsDependOnTheName() {
        double[] values = IntStream.range(0, 40).mapToDouble(i -> Math.sin(i * i)).toArray();

        Interval first = Bootstrap.ofMean(values, "first").orElseThrow();

        assertThat(Bootstrap.ofMean(values, "first")).contains(first);
        assertThat(Bootstrap.ofMean(values, "second").orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void manySeedsHaveNearlyTheNormalInterval() {
        double[] values = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();

        Interval interval = Bootstrap.ofMean(values, "a difference").orElseThrow();

        // The mean of 100 draws of 0 and 1 has the standard deviation 0.5 / 10, so the interval is
        // nearly 0.5 ± 1.96 * 0.05.
        assertThat(interval.low()).isCloseTo(0.402, within(0.012));
        assertThat(interval.high()).isCloseTo(0.598, within(0.012));
    }
}
