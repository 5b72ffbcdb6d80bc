package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.statistics.Claim;
import io.mithridate.results.statistics.Statistics;
import io.mithridate.results.statistics.Statistics.Interval;
import org.junit.jupiter.api.Test;

/**
 * Tests claims. The intervals were computed separately, by bisection on Simpson's integral of
 * Student's density: t(4) at 97.5 % is 2.776445.
 */
class ClaimTest {

    @Test
    void fourSeedsSupportNoClaimHoweverLargeTheDifference() {
        assertThat(Claim.of(Statistics.of(new double[] {-0.5, -0.5, -0.51, -0.5}), false))
                .isEqualTo("n = 4: no claim");
    }

    @Test
    void claimsADirectionIfTheIntervalOfFiveSeedsExcludes0() {
        // The standard deviation is sqrt((4 + 1 + 0 + 1 + 4) / 4) / 100 = 0.015811. Half the
        // interval is 2.776445 * 0.015811 / sqrt(5) = 0.019632, so the interval is from -0.049632
        // to -0.010368.
        Statistics lower = Statistics.of(new double[] {-0.01, -0.02, -0.03, -0.04, -0.05});

        assertThat(lower.low().getAsDouble()).isBetween(-0.049633, -0.049632);
        assertThat(lower.high().getAsDouble()).isBetween(-0.010368, -0.010367);
        assertThat(Claim.of(lower, false)).isEqualTo("better");
        assertThat(Claim.of(lower, true)).isEqualTo("worse");
    }

    @Test
    void higherNumbersAreBetterIfHigherIsBetter() {
        Statistics higher = Statistics.of(new double[] {0.01, 0.02, 0.03, 0.04, 0.05});

        assertThat(Claim.of(higher, true)).isEqualTo("better");
        assertThat(Claim.of(higher, false)).isEqualTo("worse");
    }

    @Test
    void claimsNothingIfTheIntervalOfFiveSeedsContains0() {
        // The mean is -0.024, and the standard deviation is sqrt((16 + 256 + 196 + 676 + 576) / 4)
        // / 1000 = 0.020736. Half the interval is 2.776445 * 0.020736 / sqrt(5) = 0.025748, so the
        // interval is from -0.049748 to +0.001748.
        assertThat(Claim.of(Statistics.of(new double[] {-0.02, -0.04, -0.01, -0.05, 0.0}), false))
                .isEqualTo("the interval contains 0: no claim");
    }

    @Test
    void claimsNothingIfAllSeedsAreEqual() {
        assertThat(Claim.of(Statistics.of(new double[] {0, 0, 0, 0, 0}), true))
                .isEqualTo("the interval contains 0: no claim");
    }

    @Test
    void intervalThatEndsAt0Contains0() {
        assertThat(new Interval(0, 1).excludesZero()).isFalse();
        assertThat(new Interval(-1, 0).excludesZero()).isFalse();
        assertThat(new Interval(0.1, 1).excludesZero()).isTrue();
        assertThat(new Interval(-1, -0.1).excludesZero()).isTrue();
    }
}
