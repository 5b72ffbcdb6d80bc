package io.mithridate.augmenters.counterfactual;

import java.util.List;

/**
 * Nouns of which one may take another's place.
 *
 * @param sure whether one fits wherever the condition holds
 * @param kind with which verbs they go
 * @param files WordNet's lexicographer files, by name, of the senses that are meant
 * @param condition where in a caption they may
 * @param inserted those that take a place, in a fixed order
 * @param replaced those whose place is taken
 */
record NounGroup(
        boolean sure,
        Kind kind,
        List<String> files,
        NounCondition condition,
        List<String> inserted,
        List<String> replaced) {

    NounGroup {
        files = List.copyOf(files);
        inserted = List.copyOf(inserted);
        replaced = List.copyOf(replaced);
    }

    /** What the nouns of a group have in common. */
    enum Kind {
        /** Animals, and people who do anything that people do. */
        LIVING,
        /** People by what they wear for it: a soldier is not a clown, but cooks no meals either. */
        ROLE,
        /** What can be counted and does nothing of its own. */
        THING,
        /** What holds something. */
        VESSEL,
        /** Where other things are. */
        PLACE,
        /** What goes without an article: food that is not counted. */
        MASS
    }
}
