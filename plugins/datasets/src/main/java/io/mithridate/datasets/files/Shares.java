package io.mithridate.datasets.files;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/** Disjoint shares of numbered things, drawn at random; copies of one thing stay in one share. */
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
        this(seed.permutation(things), Copies.none());
    }

    private Shares(int[] order, Copies copies) {
        this.order = order;
        this.copies = copies;
        taken = new BitSet(order.length);
    }

    /**
     * Nothing is drawn yet. Things are drawn in the order of their keys, so that another thing more
     * or less moves no other to another share but for the few that make room or take its place.
     *
     * @param things how many there are
     * @param copies which of them are one and the same
     * @param keys the key of each: a random number that what the thing is called decides, and not
     *     its number; asked by several threads
     */
    public static Shares keyed(int things, Copies copies, IntToLongFunction keys) {
        return new Shares(order(things, keys), copies);
    }

    /**
     * Nothing is drawn yet. Things are drawn in an order that a seed and their names decide.
     *
     * @param names the name of each, asked by several threads
     */
    public static Shares named(int things, Copies copies, Seed seed, IntFunction<String> names) {
        return keyed(things, copies, thing -> seed.at(names.apply(thing)).value());
    }

    /** By the upper half of the keys, of which few agree, and by the numbers. */
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

    /** Draws some of those that are left as {@link #take} does; for 0, all. */
    public int[] takeOrAll(String share, int count) {
        return take(share, count == 0 ? left() : count);
    }

    /** Returns how many are left. */
    public int left() {
        return order.length - taken.cardinality();
    }
}
