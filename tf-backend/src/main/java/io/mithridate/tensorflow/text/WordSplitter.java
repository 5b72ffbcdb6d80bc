package io.mithridate.tensorflow.text;

import java.util.Arrays;
import java.util.List;

/**
 * Splits cleaned text into the words within which tokens are merged, as CLIP's pattern does: the
 * English endings {@code 's 't 're 've 'm 'll 'd}, runs of letters, single digits, and runs of
 * characters that are neither letters, digits nor white space.
 */
final class WordSplitter {

    private static final List<String> ENDINGS =
            List.of("'s", "'t", "'re", "'ve", "'m", "'ll", "'d");

    /** The kinds of the ASCII code points, of which most captions consist almost entirely. */
    private static final Kind[] ASCII = new Kind[0x80];

    static {
        Arrays.setAll(ASCII, codePoint -> classified(codePoint));
    }

    private final String text;
    private int position;

    /** Creates a splitter for a text that is already in lower case. */
    WordSplitter(String text) {
        this.text = text;
    }

    /** Returns the next word, or the empty string at the end. */
    String next() {
        while (position < text.length() && kind(text.codePointAt(position)) == Kind.SPACE) {
            position += Character.charCount(text.codePointAt(position));
        }
        int begin = position;
        if (begin == text.length()) {
            return "";
        }
        if (text.charAt(begin) == '\'') {
            for (String ending : ENDINGS) {
                if (text.startsWith(ending, begin)) {
                    position = begin + ending.length();
                    return ending;
                }
            }
        }
        int first = text.codePointAt(begin);
        Kind kind = kind(first);
        position += Character.charCount(first);
        if (kind != Kind.DIGIT) {
            skipRunOf(kind);
        }
        return text.substring(begin, position);
    }

    private void skipRunOf(Kind kind) {
        while (position < text.length()) {
            int next = text.codePointAt(position);
            if (kind(next) != kind) {
                return;
            }
            position += Character.charCount(next);
        }
    }

    private enum Kind {
        SPACE,
        LETTER,
        DIGIT,
        OTHER
    }

    private static Kind kind(int codePoint) {
        return codePoint < ASCII.length ? ASCII[codePoint] : classified(codePoint);
    }

    private static Kind classified(int codePoint) {
        if (WhiteSpace.isWhiteSpace(codePoint)) {
            return Kind.SPACE;
        }
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER ->
                    Kind.LETTER;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                    Kind.DIGIT;
            default -> Kind.OTHER;
        };
    }
}
