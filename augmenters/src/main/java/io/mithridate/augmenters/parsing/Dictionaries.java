package io.mithridate.augmenters.parsing;

import io.mithridate.api.text.CaptionParser;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.Optional;

/** The dictionaries that parsers and lexicons share, each read at first use, and once. */
public final class Dictionaries {

    private Optional<WordNet> wordNet = Optional.empty();
    private Optional<WordForms> forms = Optional.empty();

    /** Reads nothing yet. */
    public Dictionaries() {}

    /** Those of a parser, or others if it has none. */
    public static Dictionaries of(CaptionParser parser) {
        return parser instanceof DictionaryParser known ? known.dictionaries() : new Dictionaries();
    }

    /** WordNet. */
    public synchronized WordNet wordNet() {
        if (wordNet.isEmpty()) {
            wordNet = Optional.of(WordNet.read());
        }
        return wordNet.get();
    }

    /** The dictionary of forms. */
    public synchronized WordForms forms() {
        if (forms.isEmpty()) {
            forms = Optional.of(WordForms.read());
        }
        return forms.get();
    }
}
