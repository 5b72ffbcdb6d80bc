package io.mithridate.augmenters.lexicon;

import io.mithridate.api.text.Negative;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows what can take the place of a piece of a caption so that the caption becomes false; safe for
 * use by several threads. Words are in lower case, separated by single spaces.
 */
public interface Lexicon {

    /** Returns whether it knows a name as that of a thing that a picture can show by itself. */
    boolean isThing(String name);

    /** Returns whether others may take the place of a thing. */
    boolean isReplaceable(String name);

    /** Returns whether it knows a name of several words as that of a kind of thing of its own. */
    boolean isCompound(String name);

    /** Returns whether a noun may go without an article in the singular: "cheese". */
    boolean isMass(String name);

    /** Returns whether it knows an attribute. */
    boolean isAttribute(String value);

    /** Returns whether a count stands before a plural noun. */
    boolean countsSeveral(String count);

    /** The name of the same thing in the other number, if it is known. */
    Optional<String> inNumber(String name, boolean plural);

    /** Texts that are false in the place of a piece; perhaps empty, in a fixed order. */
    List<String> others(Piece piece, Present present);

    /**
     * A piece of a caption.
     *
     * @param kind what is replaced: the object, which may be an attribute or a count, or the
     *     relation
     * @param relation prepositions, or a verb in its base form; empty if there is none
     * @param after the word that follows a noun, or a verb without an object
     * @param tag the Penn Treebank tag of a relation that is a verb
     * @param subject the noun that the relation is said of, or that has the attribute or the count;
     *     empty if there is none
     * @param object the noun after the relation, the attribute or the count; empty if there is none
     * @param form how the object is written
     */
    record Piece(
            Negative.Kind kind,
            String relation,
            String after,
            String tag,
            String subject,
            String object,
            Form form) {

        /** A piece that is not a noun. */
        public static Piece of(
                Negative.Kind kind, String relation, String tag, String subject, String object) {
            return new Piece(kind, relation, "", tag, subject, object, Form.SINGULAR);
        }
    }

    /** The form in which a noun is written. */
    enum Form {
        /** With an article, or where none is missing. */
        SINGULAR,
        PLURAL,
        /** In the singular without an article, after a preposition or a verb. */
        BARE
    }

    /**
     * All that a caption names.
     *
     * @param things its nouns
     * @param attributes its attributes
     * @param actions its verbs, in their base forms
     * @param words all its words, and their base forms
     */
    record Present(
            List<String> things, List<String> attributes, Set<String> actions, Set<String> words) {

        public Present {
            things = List.copyOf(things);
            attributes = List.copyOf(attributes);
            actions = Set.copyOf(actions);
            words = Set.copyOf(words);
        }
    }
}
