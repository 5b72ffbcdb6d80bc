package io.mithridate.augmenters.parsing;

import io.mithridate.api.text.CaptionParser;

/** A parser that shares the dictionaries that it reads, so that nobody reads them again. */
public interface DictionaryParser extends CaptionParser {

    /** What it looks words up in. */
    Dictionaries dictionaries();
}
