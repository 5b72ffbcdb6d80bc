package io.mithridate.report;

import com.google.common.base.Strings;
import io.mithridate.api.text.Negative;

/**
 * A negative caption, split around the piece that replaces a part of the original caption.
 *
 * @param before the text before the piece; the whole text if the piece is not found
 * @param piece the piece, often one word; empty if the negative is an entirely different caption
 * @param after the text after the piece
 */
public record MarkedNegative(String before, String piece, String after) {

    /**
     * Splits a negative. If the replacement occurs several times, the first occurrence at or after
     * the first difference between the two captions is used; the article before the replacement may
     * also differ.
     */
    public static MarkedNegative of(String caption, Negative negative) {
        String text = negative.text();
        String piece = negative.to();
        int commonLength = Strings.commonPrefix(caption, text).length();
        for (int start = Math.max(0, commonLength - piece.length() + 1);
                negative.kind() != Negative.Kind.CAPTION && start + piece.length() <= text.length();
                start++) {
            int end = start + piece.length();
            if (text.regionMatches(true, start, piece, 0, piece.length())
                    && isWhole(text, start, end)) {
                return new MarkedNegative(
                        text.substring(0, start), text.substring(start, end), text.substring(end));
            }
        }
        return new MarkedNegative(text, "", "");
    }

    private static boolean isWhole(String text, int start, int end) {
        boolean begins = start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start));
        boolean ends = end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
        return begins && ends && end > start;
    }
}
