package io.mithridate.augmenters.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits text into words and punctuation marks.
 *
 * <p>A word is a sequence of letters, combining marks and digits of any script; an apostrophe or a
 * hyphen between two of these belongs to it ("dog's", "close-up"). Every other code point that is
 * not white space is a separate punctuation mark.
 */
public final class Words {

    private Words() {}

    /**
     * A word or a punctuation mark.
     *
     * @param start the offset of its first character
     * @param end the offset after its last character
     * @param word whether it is a word
     */
    public record Span(int start, int end, boolean word) {

        /** Returns the word or mark as it is written in the original text. */
        public String in(String text) {
            return text.substring(start, end);
        }
    }

    /** Returns the words and marks of a text in lower case, separated by single spaces. */
    public static String normal(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder normal = new StringBuilder(lower.length());
        for (Span span : split(lower)) {
            normal.append(normal.isEmpty() ? "" : " ").append(lower, span.start(), span.end());
        }
        return normal.toString();
    }

    /** Returns the words and marks of a text, in order. */
    public static List<Span> split(String text) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            int width = Character.charCount(codePoint);
            if (isWordPart(codePoint)) {
                int end = endOfWord(text, at + width);
                spans.add(new Span(at, end, true));
                at = end;
            } else {
                if (!isSpace(codePoint)) {
                    spans.add(new Span(at, at + width, false));
                }
                at += width;
            }
        }
        return spans;
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            int width = Character.charCount(codePoint);
            boolean joined =
                    isJoiner(codePoint)
                            && at + width < text.length()
                            && isWordPart(text.codePointAt(at + width));
            if (!joined && !isWordPart(codePoint)) {
                return at;
            }
            at += width;
        }
        return at;
    }

    private static boolean isWordPart(int codePoint) {
        if (codePoint < 128) {
            return (codePoint >= 'a' && codePoint <= 'z')
                    || (codePoint >= 'A' && codePoint <= 'Z')
                    || (codePoint >= '0' && codePoint <= '9');
        }
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK
                || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isJoiner(int codePoint) {
        return codePoint == '\'' || codePoint == '-' || codePoint == '\u2019';
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
