package io.mithridate.augmenters.parsing;

/** Finds what a caption speaks of; safe for use by several threads. */
public interface CaptionParser {

    /** Parses any text; what is not understood gives tokens without phrases, never an exception. */
    ParsedCaption parse(String caption);
}
