package io.mithridate.augmenters.counterfactual;

/** The source of replacements. */
public enum LexiconChoice {
    /** The data set's vocabulary where it has one, and WordNet elsewhere. */
    AUTO,
    /** The data set's own vocabulary: nothing is inserted that the data set does not know. */
    DATASET,
    /**
     * WordNet: nouns that name another kind of thing, and lists of opposites. The nouns are those
     * of the corpus, or where there is none the commonest in WordNet's own.
     */
    WORDNET
}
