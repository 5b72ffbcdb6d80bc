package io.mithridate.api.backend;

import java.util.List;

/** Finds the objects that a caption names. This is a thread-safe service. */
public interface NounExtractor {

    /**
     * Returns the nouns of a text in order, singular and in lower case; a compound such as "teddy
     * bear" is one noun. Returns an empty list if no noun is recognized. Never throws an exception.
     */
    List<String> nouns(String text);
}
