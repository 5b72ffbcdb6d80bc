package io.mithridate.datasets.files;

import io.mithridate.api.random.Seed;
import java.util.BitSet;

/** Disjoint shares of numbered things, drawn by a seed; copies of one thing stay in one share. */
public final class Shares {

    private final int[] order;
    private final Copies copies;
    private final BitSet taken;

    /**
     * Nothing is drawn yet, and nothing is a copy of another.
     *
     * @param things how many there are
     */
    public Shares(int things, Seed seed) {
        this(things, Copies.none(), seed);
    }

    /**
     * Nothing is drawn yet.
     *
     * @param things how many there are
     * @param copies which of them are one and the same
     */
    public Shares(int things, Copies copies, Seed seed) {
        order = seed.permutation(things);
        this.copies = copies;
        taken = new BitSet(things);
    }

    /**
     * Draws some of those that are left. Copies that are more than are still to be drawn are left
     * for another share.
     *
     * @param share its name, for the message
     * @return their numbers, ascending
     * @throws IllegalArgumentException if fewer are left, or only copies that are too many
     */
    public int[] take(String share, int count) {
        if (count > left()) {
            throw new IllegalArgumentException(
                    "'%s: %d' cannot be drawn from %d pictures, of which %d are taken already"
                            .formatted(share, count, order.length, taken.cardinality()));
        }
        BitSet drawn = new BitSet(order.length);
        int missing = count;
        for (int place = 0; place < order.length && missing > 0; place++) {
            int thing = order[place];
            if (!taken.get(thing)) {
                int[] together = copies.of(thing);
                if (together.length <= missing) {
                    for (int each : together) {
                        drawn.set(each);
                        taken.set(each);
                    }
                    missing -= together.length;
                }
            }
        }
        if (missing > 0) {
            throw new IllegalArgumentException(
                    "'%s: %d' cannot be drawn: copies of one picture stay in one share, and those that are left are too many; %d can be"
                            .formatted(share, count, count - missing));
        }
        return drawn.stream().toArray();
    }

    /** How many are left. */
    public int left() {
        return order.length - taken.cardinality();
    }
}
