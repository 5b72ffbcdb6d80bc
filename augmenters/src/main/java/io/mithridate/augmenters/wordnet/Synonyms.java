package io.mithridate.augmenters.wordnet;

import java.util.List;

/** Finds synonyms of words; safe for use by several threads. */
public interface Synonyms {

    /**
     * Returns the other members of every synonym set that contains a word, over all its parts of
     * speech and base forms, without duplicates and with the most common sense first.
     *
     * @param word a word in lower case, possibly inflected
     * @return the synonyms, never the word itself; may be empty
     */
    List<String> of(String word);
}
