package io.mithridate.api.defense;

/**
 * The data and knowledge that a defender is assumed to have. Only defenses with equal access may be
 * compared.
 */
public enum Access {
    /** The suspicious model itself. */
    SUSPECT,
    /** Pairs of picture and caption that are known to be clean. */
    CLEAN_PAIRS,
    /** Clean training pictures with their classes, disjoint from validation and test. */
    LABELLED_IMAGES,
    /** The pairs that the suspicious model was trained on, including the poisoned ones. */
    TRAINING_PAIRS,
    /** The model before the suspicious training, to start a new training run from. */
    BASE_MODEL,
    /**
     * The names of the classes and the vocabulary of the data set's captions, which contains the
     * class names and more general names of the classes.
     */
    CLASS_NAMES,
    /**
     * The attacker's trigger. A defense that uses it is an oracle, and every table marks it as
     * such.
     */
    TRUE_TRIGGER
}
