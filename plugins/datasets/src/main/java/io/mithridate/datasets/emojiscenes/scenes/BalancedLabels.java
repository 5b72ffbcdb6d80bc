package io.mithridate.datasets.emojiscenes.scenes;

import io.mithridate.api.random.Seed;
import java.util.random.RandomGenerator;

/**
 * Labels in blocks: each block of as many pictures as there are classes holds every class once, in
 * an order of its own.
 *
 * @param seed where the orders are drawn from
 * @param classes how many there are
 */
record BalancedLabels(Seed seed, int classes) {

    /** The class of a picture. */
    int label(int index) {
        return permutation(seed.at(index / classes).generator(), classes)[index % classes];
    }

    /** The numbers from 0, shuffled. */
    static int[] permutation(RandomGenerator random, int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
