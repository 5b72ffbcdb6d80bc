package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The pairs of classes that never occur together in a training picture, for a compositional test.
 *
 * <p>The classes are arranged on a circle in random order, and classes one or two steps apart are
 * held out. Every class therefore misses the same number of partners, and none becomes rare.
 */
final class Combinations {

    private static final int HELD_OUT_STEPS = 2;

    private final int[] circle;
    private final int[] places;

    /**
     * Draws the circle.
     *
     * @param classes the number of classes; at least six, so that some combinations remain
     * @param seed the seed for the order
     */
    Combinations(int classes, Seed seed) {
        if (classes <= 2 * HELD_OUT_STEPS + 1) {
            throw new IllegalArgumentException(
                    "%d classes leave no combination to train on; at least %d do"
                            .formatted(classes, 2 * HELD_OUT_STEPS + 2));
        }
        circle = permutation(seed.generator(), classes);
        places = new int[classes];
        for (int place = 0; place < classes; place++) {
            places[circle[place]] = place;
        }
    }

    /** Returns whether two classes never occur together in training, in either order. */
    boolean isHeldOut(int one, int other) {
        int distance = Math.floorMod(places[one] - places[other], circle.length);
        return Math.min(distance, circle.length - distance) <= HELD_OUT_STEPS;
    }

    /** Returns all held-out pairs, each once. */
    List<Pair> all() {
        List<Pair> pairs = new ArrayList<>();
        for (int step = 1; step <= HELD_OUT_STEPS; step++) {
            for (int place = 0; place < circle.length; place++) {
                pairs.add(new Pair(circle[place], circle[(place + step) % circle.length]));
            }
        }
        return pairs;
    }

    /** Returns the numbers from 0 in random order. */
    static int[] permutation(RandomGenerator random, int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** Two classes, by their indices. */
    record Pair(int one, int other) {}
}
