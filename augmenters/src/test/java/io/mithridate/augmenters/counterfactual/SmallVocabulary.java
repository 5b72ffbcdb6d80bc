package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.text.TextAugmenter.Corpus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A vocabulary of words that are difficult to replace: articles, plurals, nested categories. */
final class SmallVocabulary {

    private SmallVocabulary() {}

    static final Vocabulary VOCABULARY =
            new Vocabulary(
                    List.of(
                            noun("dog", "dogs", "puppy", "animal"),
                            noun("poodle", "poodles", "dog", "puppy", "animal"),
                            noun("cat", "cats", "kitten", "animal"),
                            noun("sheep", "sheep", "animal"),
                            noun("apple", "apples", "fruit"),
                            noun("banana", "bananas", "fruit"),
                            noun("fire engine", "fire engines", "fire truck", "vehicle"),
                            noun("umbrella", "umbrellas")),
                    Map.of(
                            "colour", List.of("red", "dark blue", "orange", "white"),
                            "size", List.of("small", "large")),
                    List.of(
                            new Vocabulary.Opposite("above", "below"),
                            new Vocabulary.Opposite("to the left of", "to the right of")),
                    List.of("one", "two", "three"));

    static Corpus corpus(List<String> captions) {
        return new Corpus(captions, Optional.of(VOCABULARY));
    }

    private static Vocabulary.Noun noun(String singular, String plural, String... related) {
        return new Vocabulary.Noun(singular, plural, Set.of(related));
    }
}
