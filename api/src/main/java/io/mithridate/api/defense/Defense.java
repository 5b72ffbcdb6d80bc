package io.mithridate.api.defense;

import io.mithridate.api.plugin.Checked;
import java.util.EnumSet;
import java.util.Set;

/** A defense against backdoors. The five kinds of defenses differ in what they return. */
public sealed interface Defense extends Checked
        permits Purifier, RobustTraining, SampleDetector, ModelDetector, InputDetector {

    /** Returns the access that the defense needs. The context denies all other access. */
    Set<Access> requires();

    /** Returns the access that every defense of this kind has, in addition to what it requires. */
    default Set<Access> implied() {
        return Set.of();
    }

    /** Returns the full access of the defense: what it requires and what its kind implies. */
    default Set<Access> access() {
        Set<Access> access = EnumSet.noneOf(Access.class);
        access.addAll(requires());
        access.addAll(implied());
        return access;
    }

    /**
     * Returns {@code true} if the resulting model is produced by the defense. Otherwise the defense
     * only detects: the model measured afterwards is the suspect itself, and no table shows it as
     * defended.
     */
    default boolean defends() {
        return true;
    }

    /**
     * The data and knowledge that a defender is assumed to have. Only defenses with equal access
     * may be compared.
     */
    enum Access {
        /** The suspicious model itself. */
        SUSPECT,
        /** Pairs of picture and caption that are known to be clean. */
        CLEAN_PAIRS,
        /**
         * Clean training pictures with their classes, disjoint from the validation and test
         * pictures.
         */
        LABELLED_IMAGES,
        /** The pairs that the suspicious model was trained on, including the poisoned ones. */
        TRAINING_PAIRS,
        /** The model before the suspicious training, to start a new training run from. */
        BASE_MODEL,
        /**
         * The names of the classes and the vocabulary of the data set's captions, which contains
         * the class names and more general names of the classes.
         */
        CLASS_NAMES,
        /**
         * The attacker's trigger. A defense that uses it is an oracle, and every table marks it as
         * such.
         */
        TRUE_TRIGGER
    }
}
