package io.mithridate.datasets.files;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.BitSet;

/** Disjoint shares of numbered things, drawn by a seed. */
public final class Shares {

    private final int[] order;
    private int taken;

    /**
     * Nothing is drawn yet.
     *
     * @param things how many there are
     */
    public Shares(int things, Seed seed) {
        order = seed.permutation(things);
    }

    /**
     * Draws some of those that are left.
     *
     * @param share its name, for the message
     * @return their numbers, ascending
     * @throws IllegalArgumentException if fewer are left
     */
    public int[] take(String share, int count) {
        if (count > left()) {
            throw new IllegalArgumentException(
                    "'%s: %d' cannot be drawn from %d pictures, of which %d are taken already"
                            .formatted(share, count, order.length, taken));
        }
        BitSet drawn = new BitSet(order.length);
        Arrays.stream(order, taken, taken + count).forEach(drawn::set);
        taken += count;
        return drawn.stream().toArray();
    }

    /** How many are left. */
    public int left() {
        return order.length - taken;
    }
}
