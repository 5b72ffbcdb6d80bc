package io.mithridate.augmenters.counterfactual;

/** Where replacements come from. */
public enum LexiconChoice {
    /** The data set's own vocabulary: nothing is inserted that the data set does not know. */
    DATASET,
    /** WordNet: nouns of the corpus that name another kind of thing, and lists of opposites. */
    WORDNET
}
