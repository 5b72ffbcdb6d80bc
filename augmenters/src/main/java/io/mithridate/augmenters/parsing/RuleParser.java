package io.mithridate.augmenters.parsing;

import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.ParsedCaption;
import jakarta.inject.Inject;

/** {@link EnglishParser} with a tagger by rule, over a dictionary of forms and WordNet's counts. */
public final class RuleParser implements DictionaryParser {

    private final Dictionaries dictionaries = new Dictionaries();
    private final CaptionParser parser;

    /** Reads the dictionaries. */
    @Inject
    public RuleParser() {
        parser = EnglishParser.of(dictionaries.forms(), dictionaries.wordNet());
    }

    @Override
    public Dictionaries dictionaries() {
        return dictionaries;
    }

    @Override
    public ParsedCaption parse(String caption) {
        return parser.parse(caption);
    }
}
