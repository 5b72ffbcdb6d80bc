package io.mithridate.defenses.robust;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The pairs that are considered safe: those whose cosine similarities are explained by the mixture
 * component with the larger mean.
 *
 * <p>If that component is wide, it also explains cosine similarities far below both means, so the
 * released code considers pairs that do not match at all to be safe. Here a pair below the smaller
 * mean is never safe, unless {@code compat} is set.
 *
 * @param cosines the cosine similarities of the pairs
 * @param posteriors the probabilities that the pairs are safe
 */
@SuppressWarnings("ArrayRecordComponent") // large, not copied, and never compared
record SafePairs(double[] cosines, double[] posteriors) {

    /** Returns the pairs judged by a mixture that is fitted to their cosine similarities. */
    static SafePairs of(double[] cosines, double tolerance, int maxIterations, boolean compat) {
        CosineMixture mixture = CosineMixture.fit(cosines, tolerance, maxIterations);
        double[] posteriors = new double[cosines.length];
        for (int i = 0; i < cosines.length; i++) {
            posteriors[i] =
                    !compat && cosines[i] < mixture.low().mean()
                            ? 0
                            : mixture.posterior(cosines[i]);
        }
        return new SafePairs(cosines, posteriors);
    }

    /** Returns the pairs that are safe with at least this probability. */
    BitSet atLeast(double posterior) {
        BitSet safe = new BitSet(posteriors.length);
        for (int i = 0; i < posteriors.length; i++) {
            safe.set(i, posteriors[i] >= posterior);
        }
        return safe;
    }

    /**
     * Returns the given number of most probable pairs. If probabilities are equal, pairs with
     * larger cosine similarity come first, then earlier pairs.
     */
    BitSet mostProbable(int count) {
        BitSet safe = new BitSet(posteriors.length);
        IntStream.range(0, posteriors.length)
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingDouble(i -> -posteriors[i])
                                .thenComparingDouble(i -> -cosines[i]))
                .limit(count)
                .forEach(safe::set);
        return safe;
    }
}
