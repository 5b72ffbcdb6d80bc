package io.mithridate.api.attack;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;

/** An attack that changes some pairs without tying them to the target; see {@link Decoys}. */
public interface HasDecoys {

    /**
     * Returns the number of decoys per poisoned pair, at least 0. It equals {@link
     * Decoys#perPoisonedPair}, but this method is called before the trigger is made, so that a
     * request for more decoys than there are pairs is reported before any work starts.
     */
    double decoysPerPoisonedPair();

    /** Returns the number of decoys per poisoned pair; 0 for an attack without decoys. */
    static double count(Attack<?> attack) {
        return attack instanceof HasDecoys decoys ? decoys.decoysPerPoisonedPair() : 0;
    }

    /**
     * Pairs that an attack changes without tying them to the target. Implementations are
     * thread-safe.
     */
    interface Decoys {

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
         * Returns the changed picture of a decoy for which {@link #stamped} returns {@code true}.
         *
         * @param image square, of the size that the attack was prepared for; not changed
         * @param other the picture of another pair, of the same size; not changed
         * @param number the decoy's index among all decoys, from 0
         * @param seed the pair's seed
         */
        Image picture(Image image, Image other, int number, Seed seed);
    }
}
