package io.mithridate.api.backend;

import java.util.List;

/** Finds the things that a caption names; a service, safe for use by several threads. */
public interface NounFinder {

    /**
     * The nouns of a text, in the singular and in lower case, in their order; a compound is one
     * ("teddy bear"). Empty where none is recognised, never an exception.
     */
    List<String> nouns(String text);
}
