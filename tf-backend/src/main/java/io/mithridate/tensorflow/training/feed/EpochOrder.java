package io.mithridate.tensorflow.training.feed;

import io.mithridate.api.random.Seed;

/** The order in which an epoch goes through the samples: a permutation by the seed. */
public final class EpochOrder {

    private final int[] order;

    /**
     * The order of an epoch.
     *
     * @param seed the run's
     * @param epoch counted from 0
     */
    public EpochOrder(int samples, Seed seed, long epoch) {
        order = seed.at("shuffle").at(epoch).permutation(samples);
    }

    private EpochOrder(int[] order) {
        this.order = order;
    }

    /** The samples in this order. */
    public static EpochOrder of(int[] order) {
        return new EpochOrder(order.clone());
    }

    /** The sample at a place. */
    public int sample(int place) {
        return order[place];
    }
}
