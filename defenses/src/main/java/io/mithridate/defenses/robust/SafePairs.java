package io.mithridate.defenses.robust;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The pairs that are taken to be safe: those whose cosine the mixture's component of larger mean
 * explains.
 *
 * <p>The wide component explains cosines far below both means as well, so that a pair that does not
 * agree at all counts as safe in the released code. Here a pair below the smaller mean never does,
 * unless {@code compat}.
 *
 * @param cosines of the pairs
 * @param posteriors how probable it is that they are safe
 */
@SuppressWarnings("ArrayRecordComponent") // large; shared on purpose, never compared
record SafePairs(double[] cosines, double[] posteriors) {

    /** Pairs by a mixture that is fitted to their cosines. */
    static SafePairs of(double[] cosines, double tolerance, int rounds, boolean compat) {
        CosineMixture mixture = CosineMixture.fit(cosines, tolerance, rounds);
        double[] posteriors = new double[cosines.length];
        for (int i = 0; i < cosines.length; i++) {
            posteriors[i] =
                    !compat && cosines[i] < mixture.low().mean()
                            ? 0
                            : mixture.posterior(cosines[i]);
        }
        return new SafePairs(cosines, posteriors);
    }

    /** Those that are safe with at least this probability. */
    BitSet atLeast(double posterior) {
        BitSet safe = new BitSet(posteriors.length);
        for (int i = 0; i < posteriors.length; i++) {
            safe.set(i, posteriors[i] >= posterior);
        }
        return safe;
    }

    /** So many of the most probable; of equal ones those of larger cosine, then the earlier. */
    BitSet most(int count) {
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
