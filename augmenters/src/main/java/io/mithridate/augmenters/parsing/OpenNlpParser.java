package io.mithridate.augmenters.parsing;

import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.ParsedCaption;
import jakarta.inject.Inject;

/**
 * {@link EnglishParser} with the part-of-speech tagger of Apache OpenNLP, a maximum entropy model
 * trained on the English Web Treebank of Universal Dependencies.
 */
public final class OpenNlpParser implements DictionaryParser {

    private final Dictionaries dictionaries = new Dictionaries();
    private final CaptionParser parser;

    /** Reads model and dictionaries. */
    @Inject
    public OpenNlpParser() {
        Readings readings = new Readings(dictionaries.forms(), dictionaries.wordNet());
        parser = EnglishParser.of(OpenNlpTagger.read(readings), dictionaries.wordNet());
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
