package io.mithridate.defenses.robust;

import io.mithridate.defenses.BestCut;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A mixture of two normal distributions, fitted to cosine similarities by expectation maximization.
 *
 * @param low the component with the smaller mean
 * @param high the component with the larger mean
 */
record CosineMixture(Component low, Component high) {

    /** The number added to each variance. */
    private static final double VARIANCE_FLOOR = 1e-6;

    /**
     * A component of the mixture.
     *
     * @param weight the component's share of the mixture
     */
    record Component(double weight, double mean, double variance) {

        /** Returns the logarithm of the component's contribution to the density. */
        double logDensity(double value) {
            double distance = value - mean;
            return Math.log(weight)
                    - 0.5 * (Math.log(2 * Math.PI * variance) + distance * distance / variance);
        }
    }

    /**
     * Fits a mixture, starting from the {@linkplain BestCut best cut} of the values.
     *
     * @param values at least two values
     * @param tolerance the fit ends when the mean log-likelihood changes by less than this number
     * @param maxIterations the maximum number of iterations
     */
    static CosineMixture fit(double[] values, double tolerance, int maxIterations) {
        CosineMixture mixture = fitToShares(values, initialShares(values));
        double previousLikelihood = Double.NEGATIVE_INFINITY;
        for (int iteration = 0; iteration < maxIterations; iteration++) {
            double likelihood = mixture.meanLogLikelihood(values);
            mixture = fitToShares(values, mixture.posteriors(values));
            if (Math.abs(likelihood - previousLikelihood) < tolerance) {
                break;
            }
            previousLikelihood = likelihood;
        }
        return mixture;
    }

    /** Returns the probability that a value belongs to the component with the larger mean. */
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
                            double lowLog = low.logDensity(value);
                            double highLog = high.logDensity(value);
                            double maxLog = Math.max(lowLog, highLog);
                            return maxLog
                                    + Math.log(
                                            Math.exp(lowLog - maxLog) + Math.exp(highLog - maxLog));
                        })
                .average()
                .orElseThrow();
    }

    /**
     * Returns the mixture in which each value belongs to the second component with the given share.
     */
    private static CosineMixture fitToShares(double[] values, double[] shares) {
        Component second = component(values, shares);
        Component first =
                component(values, Arrays.stream(shares).map(share -> 1 - share).toArray());
        return first.mean() <= second.mean()
                ? new CosineMixture(first, second)
                : new CosineMixture(second, first);
    }

    private static Component component(double[] values, double[] shares) {
        // As in the library used by the published code, this prevents a component from vanishing.
        double count = Arrays.stream(shares).sum() + 10 * Math.ulp(1.0);
        double mean =
                IntStream.range(0, values.length).mapToDouble(i -> shares[i] * values[i]).sum()
                        / count;
        double squaredDeviations =
                IntStream.range(0, values.length)
                        .mapToDouble(i -> shares[i] * (values[i] - mean) * (values[i] - mean))
                        .sum();
        return new Component(
                count / values.length, mean, squaredDeviations / count + VARIANCE_FLOOR);
    }

    /** Returns 1 for the values in the upper group of the best cut and 0 for the others. */
    private static double[] initialShares(double[] values) {
        double cut = BestCut.upperGroupMinimum(values);
        return Arrays.stream(values).map(value -> value >= cut ? 1 : 0).toArray();
    }
}
