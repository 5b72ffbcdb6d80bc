package io.mithridate.api.text;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The captions that an augmenter is going to work on.
 *
 * @param captions one for each pair, with repetitions
 * @param vocabulary the words that the data set writes its captions with, if it knows them
 */
public record Corpus(List<String> captions, Optional<Vocabulary> vocabulary) {

    public Corpus {
        captions = List.copyOf(captions);
    }

    /** The captions of all pairs. */
    public static Corpus of(PairSet pairs, Optional<Vocabulary> vocabulary) {
        return new Corpus(
                IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList(), vocabulary);
    }
}
