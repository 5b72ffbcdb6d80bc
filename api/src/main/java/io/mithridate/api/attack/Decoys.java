package io.mithridate.api.attack;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;

/**
 * Pairs that an attack changes without tying them to the target; safe for use by several threads.
 */
public interface Decoys {

    /** Returns how many decoys there are for each poisoned pair: 0 or more, and finite. */
    double perPoisonedPair();

    /**
     * Returns whether the picture of a decoy is changed.
     *
     * @param number the decoy's number among all decoys, from 0
     */
    default boolean stamped(int number) {
        return true;
    }

    /**
     * The caption of a decoy.
     *
     * @param caption the pair's own
     * @param number the decoy's number among all decoys, from 0
     */
    default String caption(String caption, int number) {
        return caption;
    }

    /**
     * The picture of a decoy that is stamped.
     *
     * @param image square, of the size that the attack was prepared for; not changed
     * @param other the picture of another pair, of the same size; not changed
     * @param number the decoy's number among all decoys, from 0
     * @param seed the pair's seed
     */
    Image picture(Image image, Image other, int number, Seed seed);
}
