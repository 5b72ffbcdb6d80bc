package io.mithridate.api.defense;

/**
 * The data and knowledge that a defender is assumed to have; it decides which defenses may be
 * compared.
 */
public enum Access {
    /** The suspicious model itself. */
    SUSPECT,
    /** Pairs of picture and caption that are known to be clean. */
    CLEAN_PAIRS,
    /** Clean training pictures with their classes, apart from validation and test. */
    LABELLED_IMAGES,
    /** The pairs that the suspicious model was trained on, poisoned ones among them. */
    TRAINING_PAIRS,
    /** The model before the suspicious training, to train anew from. */
    BASE_MODEL,
    /**
     * The names of the classes, and the words that the data set writes its captions with: class
     * names and names of what they are a kind of are among them.
     */
    CLASS_NAMES,
    /** The attacker's trigger: makes the defense an oracle, and every table says so. */
    TRUE_TRIGGER
}
