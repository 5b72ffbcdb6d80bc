package io.mithridate.defenses.robust;

import io.mithridate.defenses.BestCut;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Two normal distributions that cosines are a mixture of, fitted by expectation and maximisation.
 *
 * @param low the one of smaller mean
 * @param high the one of larger mean
 */
record CosineMixture(Component low, Component high) {

    /** Added to each variance. */
    private static final double FLOOR = 1e-6;

    /**
     * A part of the mixture.
     *
     * @param weight its share
     */
    record Component(double weight, double mean, double variance) {

        /** The logarithm of its share in the density. */
        double logDensity(double value) {
            double distance = value - mean;
            return Math.log(weight)
                    - 0.5 * (Math.log(2 * Math.PI * variance) + distance * distance / variance);
        }
    }

    /**
     * Fits a mixture. It begins with the {@linkplain BestCut best cut} of the values.
     *
     * @param values at least two
     * @param tolerance the fit ends where the mean log-likelihood changes by less
     * @param rounds and after so many rounds at the latest
     */
    static CosineMixture fit(double[] values, double tolerance, int rounds) {
        CosineMixture mixture = of(values, aboveTheBestCut(values));
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            double likelihood = mixture.meanLogLikelihood(values);
            mixture = of(values, mixture.posteriors(values));
            if (Math.abs(likelihood - before) < tolerance) {
                break;
            }
            before = likelihood;
        }
        return mixture;
    }

    /** The probability that a value belongs to the component of larger mean. */
    double posterior(double value) {
        return 1 / (1 + Math.exp(low.logDensity(value) - high.logDensity(value)));
    }

    private double[] posteriors(double[] values) {
        return Arrays.stream(values).map(this::posterior).toArray();
    }

    private double meanLogLikelihood(double[] values) {
        return Arrays.stream(values)
                .map(
                        value -> {
                            double one = low.logDensity(value);
                            double other = high.logDensity(value);
                            double most = Math.max(one, other);
                            return most + Math.log(Math.exp(one - most) + Math.exp(other - most));
                        })
                .average()
                .orElseThrow();
    }

    /** The mixture in which each value belongs to the second component by its share. */
    private static CosineMixture of(double[] values, double[] shares) {
        Component second = component(values, shares);
        Component first =
                component(values, Arrays.stream(shares).map(share -> 1 - share).toArray());
        return first.mean() <= second.mean()
                ? new CosineMixture(first, second)
                : new CosineMixture(second, first);
    }

    private static Component component(double[] values, double[] shares) {
        // As the library has it that the published code calls: no component dies out.
        double count = Arrays.stream(shares).sum() + 10 * Math.ulp(1.0);
        double mean =
                IntStream.range(0, values.length).mapToDouble(i -> shares[i] * values[i]).sum()
                        / count;
        double square =
                IntStream.range(0, values.length)
                        .mapToDouble(i -> shares[i] * (values[i] - mean) * (values[i] - mean))
                        .sum();
        return new Component(count / values.length, mean, square / count + FLOOR);
    }

    /** 1 for the values above the best cut, 0 for the others. */
    private static double[] aboveTheBestCut(double[] values) {
        double cut = BestCut.leastAbove(values);
        return Arrays.stream(values).map(value -> value >= cut ? 1 : 0).toArray();
    }
}
