package io.mithridate.augmenters.lexicon;

import io.mithridate.api.backend.NounFinder;
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

/** Finds nouns as {@code counterfactual} does where a data set has no vocabulary. */
public final class EnglishNouns implements NounFinder {

    /** Captions beyond these, spread evenly, would not change which nouns are common. */
    private static final int MAX_CAPTIONS = 200_000;

    /** Fewer captions do not tell what a data set speaks of. */
    private static final int MIN_CAPTIONS = 1_000;

    /** A noun that comes but once among many is as likely a slip of the parser. */
    private static final int MIN_COUNT = 3;

    private final CaptionParser parser;
    private final Nouns nouns;

    /** Reads the dictionaries, which takes a second. */
    @Inject
    public EnglishNouns() {
        this(WordForms.read(), WordNet.read());
    }

    private EnglishNouns(WordForms forms, WordNet wordNet) {
        this(EnglishParser.of(forms, wordNet), new Nouns(wordNet, forms, NounLists.read()));
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

    /** The nouns that captions speak of three times or more; empty if the captions are too few. */
    Set<String> common(List<String> captions) {
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
