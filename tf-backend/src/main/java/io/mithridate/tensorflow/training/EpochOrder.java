package io.mithridate.tensorflow.training;

import io.mithridate.api.random.Seed;
import java.util.random.RandomGenerator;

/** The order in which an epoch goes through the samples: a permutation by the seed. */
final class EpochOrder {

    private final int[] order;

    /**
     * The order of an epoch.
     *
     * @param seed the run's
     * @param epoch counted from 0
     */
    EpochOrder(int samples, Seed seed, long epoch) {
        order = shuffled(samples, seed.at("shuffle").at(epoch).generator());
    }

    /** A random permutation of 0 to {@code size - 1}, by Fisher and Yates. */
    static int[] shuffled(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /** The sample at a place. */
    int sample(int place) {
        return order[place];
    }
}
