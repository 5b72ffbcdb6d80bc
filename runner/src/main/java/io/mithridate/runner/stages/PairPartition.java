package io.mithridate.runner.stages;

import io.mithridate.api.random.Seed;
import java.util.Arrays;

/**
 * Which training pairs go into the poisoned run, and which the defender may have.
 *
 * @param run indices of the pairs of the poisoned run, ascending
 * @param defense indices of the defender's pairs, in random order; empty where the defender draws
 *     from the pairs of the run
 */
@SuppressWarnings("ArrayRecordComponent") // made here and read in this package, never compared
record PairPartition(int[] run, int[] defense) {

    /** Two shares without a common pair. */
    static PairPartition disjoint(int pairs, int defensePairs, Seed seed) {
        if (defensePairs >= pairs) {
            throw new IllegalArgumentException(
                    "the defender asks for %d of %d training pairs, which leaves none to poison"
                            .formatted(defensePairs, pairs));
        }
        int[] shuffled = seed.permutation(pairs);
        int[] run = Arrays.copyOfRange(shuffled, defensePairs, pairs);
        Arrays.sort(run);
        return new PairPartition(run, Arrays.copyOf(shuffled, defensePairs));
    }

    /** All pairs go into the poisoned run. */
    static PairPartition overlapping(int pairs) {
        int[] run = new int[pairs];
        Arrays.setAll(run, index -> index);
        return new PairPartition(run, new int[0]);
    }
}
