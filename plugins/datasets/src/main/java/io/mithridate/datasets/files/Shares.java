package io.mithridate.datasets.files;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/** Disjoint random shares of numbered items. Copies of an item are always in the same share. */
public final class Shares {

    private final int[] order;
    private final Copies copies;
    private final BitSet taken;

    /**
     * Creates shares of items without copies; nothing is drawn yet.
     *
     * @param things the number of items
     */
    public Shares(int things, Seed seed) {
        this(seed.permutation(things), Copies.none());
    }

    private Shares(int[] order, Copies copies) {
        this.order = order;
        this.copies = copies;
        taken = new BitSet(order.length);
    }

    /**
     * Creates shares of items that are drawn in the order of their keys; nothing is drawn yet. If
     * an item is added or removed, only the few items at the boundaries of the shares move to
     * another share.
     *
     * @param things the number of items
     * @param copies the items that are copies of one another
     * @param keys returns the key of an item, a random number derived from its name rather than its
     *     index; called by several threads
     */
    public static Shares keyed(int things, Copies copies, IntToLongFunction keys) {
        return new Shares(order(things, keys), copies);
    }

    /**
     * Creates shares of items that are drawn in an order determined by a seed and their names;
     * nothing is drawn yet.
     *
     * @param names returns the name of an item; called by several threads
     */
    public static Shares named(int things, Copies copies, Seed seed, IntFunction<String> names) {
        return keyed(things, copies, thing -> seed.at(names.apply(thing)).value());
    }

    /** Sorts items by the upper 32 bits of their keys, which are rarely equal, then by index. */
    private static int[] order(int things, IntToLongFunction keys) {
        long[] sorted = new long[things];
        Arrays.parallelSetAll(
                sorted, thing -> (keys.applyAsLong(thing) & 0xFFFFFFFF_00000000L) | thing);
        Arrays.parallelSort(sorted);
        int[] order = new int[things];
        Arrays.setAll(order, place -> (int) sorted[place]);
        return order;
    }

    /**
     * Draws some of the remaining items. A group of copies that is larger than the number of items
     * still to be drawn is left for another share.
     *
     * @param share the name of the share, for the message
     * @return the indices of the items, ascending
     * @throws IllegalArgumentException if fewer items remain, or only groups of copies that are too
     *     large
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

    /**
     * Draws some of the remaining items as {@link #take} does, or all of them if {@code count} is
     * 0.
     */
    public int[] takeOrAll(String share, int count) {
        return take(share, count == 0 ? left() : count);
    }

    /** Returns the number of remaining items. */
    public int left() {
        return order.length - taken.cardinality();
    }
}
