package io.mithridate.api.text;

/**
 * A text that contradicts a caption in one piece.
 *
 * @param text the whole text
 * @param kind what was replaced
 * @param from the piece that the caption had
 * @param to the piece that stands in its place
 */
public record Negative(String text, Kind kind, String from, String to) {

    /** The part of a caption that a negative replaces. */
    public enum Kind {
        /** A thing: "apple" by "orange". */
        OBJECT,
        /** A property of a thing: "red" by "green". */
        ATTRIBUTE,
        /** A relation between things: "above" by "below". */
        RELATION,
        /** A number of things: "two" by "three". */
        COUNT,
        /** The whole caption, by that of another picture. */
        CAPTION
    }
}
