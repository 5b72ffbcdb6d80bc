package io.mithridate.results.statistics;

import io.mithridate.api.random.Seed;
import io.mithridate.results.statistics.Statistics.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A percentile bootstrap interval for a mean over seeds, which are resampled with replacement
 * (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).
 *
 * <p>Cells that share a base or a victim are not independent, so whole seeds are resampled: the
 * seed is the cluster. With five seeds the interval is too narrow, so it is shown only together
 * with Student's interval.
 */
public final class Bootstrap {

    /** The number of resamples. */
    public static final int RESAMPLES = 10_000;

    /** The name of the method, as written to files. */
    public static final String METHOD = "percentile bootstrap clustered by seed";

    private static final int TAIL_COUNT = (int) Math.round(RESAMPLES * (1 - Statistics.LEVEL) / 2);

    private Bootstrap() {}

    /**
     * Returns the interval at {@link Statistics#LEVEL} for the mean of the values; empty for a
     * single value, which has no spread.
     *
     * @param values one value for each seed, in ascending order of the seeds
     * @param name the name of the quantity, which alone determines the random generator's seed
     */
    public static Optional<Interval> ofMean(double[] values, String name) {
        if (values.length < 2) {
            return Optional.empty();
        }
        RandomGenerator random = new Seed(0).at("bootstrap").at(name).generator();
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int draw = 0; draw < values.length; draw++) {
                sum += values[random.nextInt(values.length)];
            }
            means[resample] = sum / values.length;
        }
        Arrays.sort(means);
        return Optional.of(new Interval(means[TAIL_COUNT - 1], means[RESAMPLES - TAIL_COUNT]));
    }
}
