package io.mithridate.runner.report;

import io.mithridate.api.text.Negative;

/**
 * A negative with the piece that takes the place of the caption's.
 *
 * @param before the text before the piece; all of it where the piece is not to be found
 * @param piece often one word; empty where the whole text is another caption's
 * @param after the text after it
 */
public record MarkedNegative(String before, String piece, String after) {

    /**
     * Marks the piece: of several places, the one where the texts begin to differ or the next, as
     * an article before it may have changed with it.
     */
    public static MarkedNegative of(String caption, Negative negative) {
        String text = negative.text();
        String piece = negative.to();
        int same = 0;
        while (same < Math.min(caption.length(), text.length())
                && caption.charAt(same) == text.charAt(same)) {
            same++;
        }
        for (int at = Math.max(0, same - piece.length() + 1);
                negative.kind() != Negative.Kind.CAPTION && at + piece.length() <= text.length();
                at++) {
            int end = at + piece.length();
            if (text.regionMatches(true, at, piece, 0, piece.length()) && isWhole(text, at, end)) {
                return new MarkedNegative(
                        text.substring(0, at), text.substring(at, end), text.substring(end));
            }
        }
        return new MarkedNegative(text, "", "");
    }

    private static boolean isWhole(String text, int at, int end) {
        boolean begins = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
        boolean ends = end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
        return begins && ends && end > at;
    }
}
