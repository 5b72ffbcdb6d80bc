package io.mithridate.runner.results.statistics;

/**
 * A confidence interval.
 *
 * @param low its lower end
 * @param high its upper end, at least {@code low}
 */
public record Interval(double low, double high) {

    /** Returns whether 0 lies outside, so that the sign of what it is about is known. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
