package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.backend.NounFinder;
import io.mithridate.augmenters.parsing.EnglishParser;
import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.WordNet;
import jakarta.inject.Inject;
import java.util.List;

/** Finds nouns as {@code counterfactual} does where a data set has no vocabulary. */
public final class EnglishNouns implements NounFinder {

    private final CaptionNouns nouns;

    /** Reads the dictionaries, which takes a second. */
    @Inject
    public EnglishNouns() {
        WordNet wordNet = WordNet.read();
        WordForms forms = WordForms.read();
        nouns =
                new CaptionNouns(
                        EnglishParser.of(forms, wordNet),
                        new Nouns(wordNet, forms, NounGroups.read()));
    }

    @Override
    public List<String> nouns(String text) {
        return nouns.of(text);
    }
}
