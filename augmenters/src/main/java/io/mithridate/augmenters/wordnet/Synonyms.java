package io.mithridate.augmenters.wordnet;

import java.util.List;

/** Finds words of like meaning; safe for use by several threads. */
public interface Synonyms {

    /**
     * The other members of every set of synonyms that a word stands in, over all its parts of
     * speech and base forms, each once, the commonest sense first.
     *
     * @param word a word in lower case, perhaps inflected
     * @return perhaps empty; never the word itself
     */
    List<String> of(String word);
}
