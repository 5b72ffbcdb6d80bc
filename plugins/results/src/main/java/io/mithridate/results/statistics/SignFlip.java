package io.mithridate.results.statistics;

import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The sign-flip test for paired differences (Fisher, The Design of Experiments, 1935, section 21).
 * Under the null hypothesis that neither defense is better, each difference is equally likely to
 * have either sign.
 *
 * <p>All sign combinations are counted for up to {@value #MAX_EXACT} differences; for more, {@value
 * #DRAWS} combinations are drawn at random.
 */
public final class SignFlip {

    /** The maximum number of differences for which all sign combinations are counted. */
    static final int MAX_EXACT = 20;

    private static final int DRAWS = 100_000;

    /**
     * A tolerance for rounding errors: sums of shares that should be equal may differ in the last
     * digit.
     */
    private static final double ROUNDING = 1e-9;

    private SignFlip() {}

    /**
     * Returns the two-sided p-value: the share of sign combinations whose sum is at least as far
     * from 0 as the observed sum.
     *
     * @param differences the differences, at least one
     */
    public static double test(List<Double> differences) {
        double size = differences.stream().mapToDouble(Math::abs).sum();
        double sum = differences.stream().mapToDouble(Double::doubleValue).sum();
        double limit = Math.abs(sum) - ROUNDING * size;
        if (differences.size() > MAX_EXACT) {
            return estimateByDraws(differences, limit);
        }
        return Math.scalb((double) count(differences, 0, limit), -differences.size());
    }

    private static int count(List<Double> differences, double sum, double limit) {
        if (differences.isEmpty()) {
            return Math.abs(sum) >= limit ? 1 : 0;
        }
        List<Double> others = differences.subList(1, differences.size());
        return count(others, sum + differences.get(0), limit)
                + count(others, sum - differences.get(0), limit);
    }

    private static double estimateByDraws(List<Double> differences, double limit) {
        RandomGenerator random = new Seed(0).at("sign-flip").generator();
        int count = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (double difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            count += Math.abs(sum) >= limit ? 1 : 0;
        }
        // The observed signs are counted as one additional draw.
        return (count + 1.0) / (DRAWS + 1.0);
    }
}
