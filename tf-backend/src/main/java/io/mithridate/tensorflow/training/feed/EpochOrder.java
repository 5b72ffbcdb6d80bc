package io.mithridate.tensorflow.training.feed;

import io.mithridate.api.random.Seed;

/** The order in which an epoch uses the samples: a permutation that depends on the seed. */
public final class EpochOrder {

    private final int[] order;

    /**
     * Creates the order of an epoch.
     *
     * @param seed the seed of the run
     * @param epoch counted from 0
     */
    public EpochOrder(int samples, Seed seed, long epoch) {
        order = seed.at("shuffle").at(epoch).permutation(samples);
    }

    private EpochOrder(int[] order) {
        this.order = order;
    }

    /** Returns an order with the given samples. */
    public static EpochOrder of(int[] order) {
        return new EpochOrder(order.clone());
    }

    /** Returns the sample at a position. */
    public int sample(int place) {
        return order[place];
    }
}
