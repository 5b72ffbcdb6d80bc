package io.mithridate.api.text;

/**
 * A text that contradicts a caption in one part.
 *
 * @param text the complete text
 * @param kind the kind of part that was replaced
 * @param from the part in the caption
 * @param to the part that replaces it
 */
public record Negative(String text, Kind kind, String from, String to) {

    /** The kind of part of a caption that a negative replaces. */
    public enum Kind {
        /** An object, e.g. "apple" replaced with "orange". */
        OBJECT,
        /** An attribute of an object, e.g. "red" replaced with "green". */
        ATTRIBUTE,
        /** A relation between objects, e.g. "above" replaced with "below". */
        RELATION,
        /** A number of objects, e.g. "two" replaced with "three". */
        COUNT,
        /** The complete caption, replaced with that of another picture. */
        CAPTION
    }
}
