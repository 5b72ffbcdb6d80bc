package io.mithridate.api.text;

import java.util.random.RandomGenerator;

/** Finds texts that follow from a caption, or contradict it. */
public interface TextAugmenter {

    /**
     * Prepares the augmenter for the captions at hand, such as by counting their words.
     *
     * @return an augmenter that depends on the options and the corpus alone
     * @throws IllegalArgumentException if the corpus lacks what the augmenter cannot do without;
     *     the message says what would do
     */
    FittedAugmenter fit(Corpus corpus);

    /**
     * Returns whether {@link #fit} reads the data set's vocabulary, which tells a defense the names
     * of the classes. If not, a defense's augmenter is fitted to captions alone.
     */
    default boolean readsVocabulary() {
        return false;
    }

    /**
     * Returns {@code false} if the augmenter gives no caption a negative, so that a use of it that
     * needs negatives is refused before any work.
     */
    default boolean findsNegatives() {
        return true;
    }

    /** An augmenter that is ready for use; safe for use by several threads. */
    interface FittedAugmenter {

        /**
         * Augments a caption: the same caption and generator state give the same texts.
         *
         * @param caption any text: empty, of one word, of 10 000 characters, in any script; what
         *     cannot be augmented gives {@link Augmentation#none()}, never an exception
         */
        Augmentation augment(String caption, RandomGenerator random);
    }
}
