package io.mithridate.augmenters.lexicon;

import io.mithridate.api.backend.NounExtractor;
import io.mithridate.augmenters.parsing.CaptionParser;
import io.mithridate.augmenters.parsing.EnglishParser;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.WordNet;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds nouns in the same way as {@code counterfactual} does for data sets without a vocabulary.
 */
public final class EnglishNouns implements NounExtractor {

    /**
     * The maximum number of captions to count, taken at even intervals; counting more would not
     * change which nouns are common.
     */
    private static final int MAX_CAPTIONS = 200_000;

    /**
     * The minimum number of captions from which the common nouns of a data set can be determined.
     */
    private static final int MIN_CAPTIONS = 1_000;

    /**
     * The minimum number of occurrences of a common noun; rarer ones are as likely to be parsing
     * errors.
     */
    private static final int MIN_COUNT = 3;

    private final CaptionParser parser;
    private final Nouns nouns;

    /** Reads the dictionaries, which takes about a second. */
    @Inject
    public EnglishNouns() {
        WordForms forms = WordForms.read();
        WordNet wordNet = WordNet.read();
        parser = EnglishParser.of(forms, wordNet);
        nouns = new Nouns(wordNet, forms, new NounLists());
    }

    EnglishNouns(CaptionParser parser, Nouns nouns) {
        this.parser = parser;
        this.nouns = nouns;
    }

    @Override
    public List<String> nouns(String text) {
        ParsedCaption parsed = parser.parse(text);
        return parsed.phrases().stream()
                .filter(NounPhrase::hasNoun)
                .map(phrase -> nouns.of(parsed.head(phrase)).name())
                .toList();
    }

    /**
     * Returns the nouns that occur at least three times in captions; empty if there are too few
     * captions.
     */
    Set<String> commonNouns(List<String> captions) {
        if (captions.size() < MIN_CAPTIONS) {
            return Set.of();
        }
        Map<String, Integer> counts = new HashMap<>();
        int step = Math.max(1, captions.size() / MAX_CAPTIONS);
        for (int i = 0; i < captions.size(); i += step) {
            nouns(captions.get(i)).forEach(name -> counts.merge(name, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < MIN_COUNT);
        return new TreeSet<>(counts.keySet());
    }
}
