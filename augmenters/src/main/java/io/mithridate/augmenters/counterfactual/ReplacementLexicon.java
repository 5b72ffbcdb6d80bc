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

    /** Whether other things may take a thing's place. */
    boolean isReplaceable(String name);

    /** Whether an adjective and a noun together name a kind of thing that has a name of its own. */
    boolean isCompound(String name);

    /**
     * Whether two nouns together name something that is not of the second one's kind, or that does
     * something to the first: "German shepherd", "metal detector".
     */
    boolean isOfItsOwnKind(String first, String second);

    /**
     * Names of other things.
     *
     * @param name what is replaced, singular or plural
     * @param plural whether the names are to be plural
     * @param at where it stands: the names are false of all things there
     * @param sure whether they must be known to go with what stands there
     * @return perhaps empty, in a fixed order
     */
    List<String> things(String name, boolean plural, Surroundings at, boolean sure);

    /**
     * A name of its own that begins at a word, and those that may take its place.
     *
     * @param words a caption's words and marks, as they stand
     */
    Optional<NameGroups.Name> name(List<String> words, int first);

    /** Whether a word for a thing is somebody's name as well: "bush". */
    boolean isSurname(String word);

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

    /**
     * Relations of which none holds where the given one does; perhaps empty.
     *
     * @param relation prepositions
     * @param verb the verb before it, in its base form; empty if there is none
     * @param subject the noun before it
     * @param object the noun after it
     * @param sure whether what the two are must be known to go with every other relation
     */
    List<String> relations(
            String relation, String verb, String subject, String object, boolean sure);

    /**
     * What somebody does not do who does something, in the verb's form; perhaps empty.
     *
     * @param sure whether what it is done to must be known to go with every other verb
     */
    List<String> actions(Deed deed, boolean sure);

    /**
     * A turn of phrase that does not hold where the given one does, if it knows one.
     *
     * @param before the words before it in the caption
     * @param next the noun after it; empty if none follows
     */
    Optional<String> turn(String words, List<String> before, String next);

    /** How many words the longest turn of phrase has that begins with a word; 0 if none does. */
    int longestTurn(String first);

    /** Whether it knows a name as that of somewhere where things are. */
    boolean isPlace(String name);

    /** Whether it knows a name as that of an animal or a person. */
    boolean isLiving(String name);

    /** Whether it knows a name as that of a person. */
    boolean isPerson(String name);

    /** Whether a text may be inserted at all. */
    boolean mayInsert(String text);

    /** Other counts; perhaps empty. */
    List<Count> counts(String count);

    /**
     * Counts for a noun that has none; empty where it may be but one, or is not counted.
     *
     * @param name the noun, singular or plural
     * @param plural whether it is plural: there are several
     * @param article whether it has "a" or "an", so that it is counted for sure
     */
    List<Count> countsOf(String name, boolean plural, boolean article);

    /**
     * A word for a number.
     *
     * @param word the word
     * @param several whether its noun is plural
     */
    record Count(String word, boolean several) {}

    /**
     * What is done.
     *
     * @param verb as it stands in the caption
     * @param lemma its base form
     * @param form which of its forms it is, where several are spelt alike
     * @param subject who does it
     * @param object to what it is done; empty if to nothing
     * @param after the preposition after it; empty if none follows
     */
    record Deed(
            String verb,
            String lemma,
            VerbForm form,
            String subject,
            String object,
            String after) {}
}
