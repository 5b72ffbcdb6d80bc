package io.mithridate.runner.stages;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;

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
        int[] shuffled = shuffled(pairs, seed);
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

    /** The numbers from 0 below a bound, in an order that the seed decides (Fisher and Yates). */
    static int[] shuffled(int bound, Seed seed) {
        int[] numbers = new int[bound];
        Arrays.setAll(numbers, index -> index);
        RandomGenerator random = seed.generator();
        for (int last = bound - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int swapped = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = swapped;
        }
        return numbers;
    }
}
