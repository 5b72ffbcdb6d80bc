package io.mithridate.results.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.primitives.Doubles;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean and spread of one number over seeds.
 *
 * <p>The interval is Student's t at {@value #LEVEL}: mean ± t(n − 1) · sd / √n. It is not clipped
 * to the range of shares, 0 to 1: an interval that exceeds this range indicates that n is too
 * small.
 *
 * @param seeds the number of seeds
 * @param mean the mean
 * @param sd the standard deviation with n − 1 in the denominator; empty with one seed
 * @param low the lower end of the interval for the mean; empty with one seed
 * @param high the upper end of the interval for the mean; empty with one seed
 */
@JsonPropertyOrder({"mean", "sd", "ci_low", "ci_high", "n_seeds"})
public record Statistics(
        @JsonProperty("n_seeds") int seeds,
        double mean,
        OptionalDouble sd,
        @JsonProperty("ci_low") OptionalDouble low,
        @JsonProperty("ci_high") OptionalDouble high) {

    /** The statistics of no values. */
    public static final Statistics NONE = withoutSpread(0, Double.NaN);

    /** The confidence level of the interval. */
    public static final double LEVEL = 0.95;

    /** The name of the method, as written to files. */
    public static final String METHOD = "student-t over seeds";

    /**
     * Returns the statistics of the values.
     *
     * @param values one value for each seed, at least one
     */
    public static Statistics of(double[] values) {
        int n = values.length;
        if (n == 0) {
            throw new IllegalArgumentException("no values to average");
        }
        double mean = DoubleStream.of(values).sum() / n;
        if (n == 1) {
            return withoutSpread(1, mean);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double sd = Math.sqrt(squares / (n - 1));
        double half = halfWidth(n, sd, LEVEL);
        return new Statistics(
                n,
                mean,
                OptionalDouble.of(sd),
                OptionalDouble.of(mean - half),
                OptionalDouble.of(mean + half));
    }

    private static Statistics withoutSpread(int seeds, double mean) {
        OptionalDouble none = OptionalDouble.empty();
        return new Statistics(seeds, mean, none, none, none);
    }

    /** Returns the statistics of the values; empty if there are no values. */
    public static Optional<Statistics> ofAny(Collection<Double> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(of(Doubles.toArray(values)));
    }

    /** Returns the interval for the mean; empty with one seed. */
    public Optional<Interval> interval() {
        return low.isPresent() && high.isPresent()
                ? Optional.of(new Interval(low.getAsDouble(), high.getAsDouble()))
                : Optional.empty();
    }

    /** Returns Student's interval for the mean at another level; empty with one seed. */
    public Optional<Interval> interval(double level) {
        if (sd.isEmpty()) {
            return Optional.empty();
        }
        double half = halfWidth(seeds, sd.getAsDouble(), level);
        return Optional.of(new Interval(mean - half, mean + half));
    }

    private static double halfWidth(int n, double sd, double level) {
        double quantile = TDistribution.of(n - 1).inverseSurvivalProbability((1 - level) / 2);
        return quantile * sd / Math.sqrt(n);
    }

    /** Returns the two-sided p-value of Student's test that the mean is 0; 1 with one seed. */
    public double studentTest() {
        double error = sd.orElse(0) / Math.sqrt(seeds);
        if (seeds < 2 || mean == 0) {
            return 1;
        }
        return 2 * TDistribution.of(seeds - 1).survivalProbability(Math.abs(mean) / error);
    }

    /**
     * A confidence interval.
     *
     * @param low the lower end
     * @param high the upper end, at least {@code low}
     */
    public record Interval(double low, double high) {

        /**
         * Returns whether the interval does not contain 0, so that the sign of the estimate is
         * known.
         */
        public boolean excludesZero() {
            return low > 0 || high < 0;
        }
    }
}
