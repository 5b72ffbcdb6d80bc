package io.mithridate.augmenters.counterfactual;

import java.util.List;
import java.util.Optional;

/**
 * Knows what can take the place of a piece of a caption so that the caption becomes false; safe for
 * use by several threads. Words are in lower case, separated by single spaces.
 */
interface ReplacementLexicon {

    /** Whether it knows a name as that of a thing, in the singular or the plural. */
    boolean isThing(String name);

    /**
     * Names of other things.
     *
     * @param name what is replaced, singular or plural
     * @param plural whether the names are to be plural
     * @param present the things that the caption names, this one among them: the names are false of
     *     all of them
     * @return perhaps empty, in a fixed order
     */
    List<String> things(String name, boolean plural, List<String> present);

    /** The name of the same thing in the other number, if it is known. */
    Optional<String> inNumber(String name, boolean plural);

    /** Whether it knows an attribute. */
    boolean isAttribute(String value);

    /**
     * Other values of the dimension that an attribute is a value of.
     *
     * @param noun what it is an attribute of; empty if it stands for itself
     * @param present the attributes that the caption names, none of which is among the values
     * @return perhaps empty, in a fixed order
     */
    List<String> attributes(String value, String noun, List<String> present);

    /** Relations of which none holds where the given one does; perhaps empty. */
    List<String> relations(String relation);

    /** Other counts; perhaps empty. */
    List<Count> counts(String count);

    /**
     * A word for a number.
     *
     * @param word the word
     * @param several whether its noun is plural
     */
    record Count(String word, boolean several) {}
}
