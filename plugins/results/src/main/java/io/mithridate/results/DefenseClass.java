package io.mithridate.results;

import com.fasterxml.jackson.annotation.JsonValue;
import io.mithridate.api.defense.Defense.Access;
import java.util.Set;

/** The data that a defense needs; defenses of different classes are never ranked together. */
public enum DefenseClass {
    /** Only the model. */
    NO_DATA("no data"),
    /** The names of the classes or the words used in captions, but no pictures. */
    CLASS_NAMES("class names"),
    /** Pairs of picture and caption that are known to be clean. */
    CLEAN_PAIRS("clean pairs"),
    /** Clean pairs, and the names of the classes or the words used in captions. */
    CLEAN_PAIRS_AND_CLASS_NAMES("clean pairs and class names"),
    /** Clean pictures with their classes. */
    LABELLED_IMAGES("labelled images"),
    /** The pairs that the victim was trained on, including poisoned ones. */
    POISONED_SET("poisoned set"),
    /** The attacker's actual trigger. */
    ORACLE("oracle");

    private final String title;

    DefenseClass(String title) {
        this.title = title;
    }

    /** Returns the name of the class in tables, e.g. "clean pairs". */
    @JsonValue
    public String title() {
        return title;
    }

    /** Returns the class of a defense, determined by the strongest access it requests. */
    public static DefenseClass of(Set<Access> access) {
        if (access.contains(Access.TRUE_TRIGGER)) {
            return ORACLE;
        }
        if (access.contains(Access.TRAINING_PAIRS)) {
            return POISONED_SET;
        }
        if (access.contains(Access.LABELLED_IMAGES)) {
            return LABELLED_IMAGES;
        }
        boolean classNames = access.contains(Access.CLASS_NAMES);
        if (!access.contains(Access.CLEAN_PAIRS)) {
            return classNames ? CLASS_NAMES : NO_DATA;
        }
        return classNames ? CLEAN_PAIRS_AND_CLASS_NAMES : CLEAN_PAIRS;
    }
}
