package io.mithridate.datasets.files;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/** Disjoint random splits of numbered items. Copies of an item are always in the same split. */
public final class Splits {

    private final int[] order;
    private final Copies copies;
    private final BitSet taken;

    /**
     * Creates splits of items without copies; nothing is drawn yet.
     *
     * @param items the number of items
     */
    public Splits(int items, Seed seed) {
        this(seed.permutation(items), Copies.none());
    }

    private Splits(int[] order, Copies copies) {
        this.order = order;
        this.copies = copies;
        taken = new BitSet(order.length);
    }

    /**
     * Creates splits of items that are drawn in the order of their keys; nothing is drawn yet. If
     * an item is added or removed, only the few items at the boundaries of the splits move to
     * another split.
     *
     * @param items the number of items
     * @param copies the items that are copies of one another
     * @param keys returns the key of an item, a random number derived from its name rather than its
     *     index; called by several threads
     */
    public static Splits keyed(int items, Copies copies, IntToLongFunction keys) {
        return new Splits(order(items, keys), copies);
    }

    /**
     * Creates splits of items that are drawn in an order determined by a seed and their names;
     * nothing is drawn yet.
     *
     * @param names returns the name of an item; called by several threads
     */
    public static Splits named(int items, Copies copies, Seed seed, IntFunction<String> names) {
        return keyed(items, copies, item -> seed.at(names.apply(item)).value());
    }

    /** Sorts items by the upper 32 bits of their keys, which are rarely equal, then by index. */
    private static int[] order(int items, IntToLongFunction keys) {
        long[] sorted = new long[items];
        Arrays.parallelSetAll(
                sorted, item -> (keys.applyAsLong(item) & 0xFFFFFFFF_00000000L) | item);
        Arrays.parallelSort(sorted);
        int[] order = new int[items];
        Arrays.setAll(order, place -> (int) sorted[place]);
        return order;
    }

    /**
     * Draws some of the remaining items. A group of copies that is larger than the number of items
     * still to be drawn is left for another split.
     *
     * @param split the name of the split, for the message
     * @return the indices of the items, ascending
     * @throws IllegalArgumentException if fewer items remain, or only groups of copies that are too
     *     large
     */
    public int[] take(String split, int count) {
        if (count > left()) {
            throw new IllegalArgumentException(
                    "'%s: %d' cannot be drawn from %d pictures, of which %d are taken already"
                            .formatted(split, count, order.length, taken.cardinality()));
        }
        BitSet drawn = new BitSet(order.length);
        int missing = count;
        for (int place = 0; place < order.length && missing > 0; place++) {
            int item = order[place];
            if (!taken.get(item)) {
                int[] together = copies.of(item);
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
                    "'%s: %d' cannot be drawn: copies of one picture stay in one split, and those that are left are too many; %d can be"
                            .formatted(split, count, count - missing));
        }
        return drawn.stream().toArray();
    }

    /**
     * Draws some of the remaining items as {@link #take} does, or all of them if {@code count} is
     * 0.
     */
    public int[] takeOrAll(String split, int count) {
        return take(split, count == 0 ? left() : count);
    }

    /** Returns the number of remaining items. */
    public int left() {
        return order.length - taken.cardinality();
    }
}
