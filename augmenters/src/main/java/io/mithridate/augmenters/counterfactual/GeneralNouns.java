package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.wordnet.PartOfSpeech;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.Comparator;
import java.util.List;

/** The nouns that may be inserted where there is no corpus to take them from. */
final class GeneralNouns {

    /** About what a hundred thousand captions speak of often. */
    private static final int MOST_NOUNS = 1_000;

    private GeneralNouns() {}

    /** The names of things that are commonest in WordNet's tagged corpus, the commonest first. */
    static List<String> of(WordNet wordNet, NounSenses senses) {
        return wordNet.words(PartOfSpeech.NOUN).stream()
                .filter(word -> wordNet.count(PartOfSpeech.NOUN, word) > 0)
                .sorted(
                        Comparator.comparingInt(
                                        (String word) -> -wordNet.count(PartOfSpeech.NOUN, word))
                                .thenComparing(Comparator.naturalOrder()))
                .filter(word -> senses.of(word).isPresent())
                .limit(MOST_NOUNS)
                .toList();
    }
}
