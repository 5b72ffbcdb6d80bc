package io.mithridate.augmenters.parsing;

/** Finds the things that a caption mentions; safe for use by several threads. */
public interface CaptionParser {

    /**
     * Parses any text without throwing an exception; words that are not understood become tokens
     * without phrases.
     */
    ParsedCaption parse(String caption);
}
