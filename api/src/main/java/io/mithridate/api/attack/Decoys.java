package io.mithridate.api.attack;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;

/**
 * Pairs that an attack changes without tying them to the target. Implementations are thread-safe.
 */
public interface Decoys {

    /** Returns the number of decoys per poisoned pair, finite and at least 0. */
    double perPoisonedPair();

    /**
     * Returns {@code true} if the picture of a decoy is changed.
     *
     * @param number the decoy's index among all decoys, from 0
     */
    default boolean stamped(int number) {
        return true;
    }

    /**
     * Returns the caption of a decoy.
     *
     * @param caption the pair's own caption
     * @param number the decoy's index among all decoys, from 0
     */
    default String caption(String caption, int number) {
        return caption;
    }

    /**
     * Returns the picture of a decoy that is stamped.
     *
     * @param image square, of the size that the attack was prepared for; not changed
     * @param other the picture of another pair, of the same size; not changed
     * @param number the decoy's index among all decoys, from 0
     * @param seed the pair's seed
     */
    Image picture(Image image, Image other, int number, Seed seed);
}
