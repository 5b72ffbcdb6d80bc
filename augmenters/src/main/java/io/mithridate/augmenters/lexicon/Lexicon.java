package io.mithridate.augmenters.lexicon;

import io.mithridate.api.text.Negative;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds replacements for a piece of a caption that make the caption false; safe for use by several
 * threads. Words are in lower case and separated by single spaces.
 */
public interface Lexicon {

    /** {@code true} if a name is known and names a thing that a picture can show on its own. */
    boolean isThing(String name);

    /** {@code true} if a thing can be replaced. */
    boolean isReplaceable(String name);

    /** {@code true} if a name of several words is known and names a separate kind of thing. */
    boolean isCompound(String name);

    /** {@code true} if a singular noun can be used without an article: "cheese". */
    boolean isMass(String name);

    /** {@code true} if an attribute is known. */
    boolean isAttribute(String value);

    /** {@code true} if a count is followed by a plural noun. */
    boolean countsSeveral(String count);

    /** Returns the singular or plural form of a name; empty if it is not known. */
    Optional<String> inNumber(String name, boolean plural);

    /**
     * Returns replacements for a piece that make the caption false, in a fixed order; may be empty.
     */
    List<String> others(Piece piece, Present present);

    /**
     * A piece of a caption.
     *
     * @param kind the kind of piece to replace; for a relation, {@code relation} is replaced,
     *     otherwise {@code object}
     * @param relation prepositions, or a verb in its base form; empty if there is none
     * @param after the word that follows a noun, or a verb without an object
     * @param tag the Penn Treebank tag of a relation that is a verb
     * @param subject the subject of the relation, or the noun that the attribute or count belongs
     *     to; empty if there is none
     * @param object the noun after the relation, or the attribute or count itself; empty if there
     *     is none
     * @param form the form in which the object is written
     */
    record Piece(
            Negative.Kind kind,
            String relation,
            String after,
            String tag,
            String subject,
            String object,
            Form form) {

        /** Creates a piece that is not a noun. */
        public static Piece of(
                Negative.Kind kind, String relation, String tag, String subject, String object) {
            return new Piece(kind, relation, "", tag, subject, object, Form.SINGULAR);
        }
    }

    /** The form in which a noun is written. */
    enum Form {
        /** Singular, with an article unless none is needed. */
        SINGULAR,
        PLURAL,
        /** Singular without an article, after a preposition or a verb. */
        BARE
    }

    /**
     * Everything that a caption names.
     *
     * @param things its nouns
     * @param attributes its attributes
     * @param actions its verbs, in their base forms
     * @param words all its words and their base forms
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
