package io.mithridate.api.text;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Generates texts that follow from a caption or contradict it. */
public interface TextAugmenter {

    /**
     * Prepares the augmenter for a corpus, e.g. by counting its words.
     *
     * @return an augmenter that depends only on the options and the corpus
     * @throws IllegalArgumentException if the corpus lacks something that the augmenter requires;
     *     the message says what is required
     */
    FittedAugmenter fit(Corpus corpus);

    /**
     * Returns {@code true} if {@link #fit} reads the data set's vocabulary. A defense that uses
     * such an augmenter has access to the class names. Otherwise, the augmenter of a defense is
     * fitted to captions alone.
     */
    default boolean readsVocabulary() {
        return false;
    }

    /**
     * Returns {@code false} if the augmenter never generates negatives. Using it where negatives
     * are required is then rejected before any work starts.
     */
    default boolean findsNegatives() {
        return true;
    }

    /** An augmenter that is ready for use. Implementations are thread-safe. */
    interface FittedAugmenter {

        /**
         * Augments a caption. The same caption and generator state give the same texts.
         *
         * @param caption any text: empty, a single word, 10 000 characters, in any script; if it
         *     cannot be augmented, the result is {@link Augmentation#none()}, never an exception
         */
        Augmentation augment(String caption, RandomGenerator random);
    }

    /**
     * The captions that an augmenter is fitted to.
     *
     * @param captions one caption per pair, with repetitions
     * @param vocabulary the vocabulary of the data set's captions; empty if the data set does not
     *     know it
     */
    record Corpus(List<String> captions, Optional<Vocabulary> vocabulary) {

        public Corpus {
            captions = List.copyOf(captions);
        }

        /** Returns the corpus of the captions of all pairs. */
        public static Corpus of(PairSet pairs, Optional<Vocabulary> vocabulary) {
            return new Corpus(
                    IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList(), vocabulary);
        }
    }
}
