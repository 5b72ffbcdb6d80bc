package io.mithridate.api.text;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The captions that an augmenter is fitted to.
 *
 * @param captions one caption per pair, with repetitions
 * @param vocabulary the vocabulary of the data set's captions; empty if the data set does not know
 *     it
 */
public record Corpus(List<String> captions, Optional<Vocabulary> vocabulary) {

    public Corpus {
        captions = List.copyOf(captions);
    }

    /** Returns the corpus of the captions of all pairs. */
    public static Corpus of(PairSet pairs, Optional<Vocabulary> vocabulary) {
        return new Corpus(
                IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList(), vocabulary);
    }
}
