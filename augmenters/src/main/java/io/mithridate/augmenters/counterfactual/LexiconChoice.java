package io.mithridate.augmenters.counterfactual;

/** The source of replacements. */
public enum LexiconChoice {
    /** The data set's vocabulary if it has one, otherwise WordNet. */
    AUTO,
    /** The data set's own vocabulary; only its words are inserted. */
    DATASET,
    /**
     * WordNet: nouns for other kinds of things, and lists of opposites. Nouns that occur in the
     * corpus are preferred if it is large enough.
     */
    WORDNET
}
