package io.mithridate.tensorflow.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cleans a caption as CLIP's reference implementation does before it splits words.
 *
 * <p>HTML character references are resolved twice. Of the repairs of the library ftfy, this class
 * makes those of ligatures, full-width and half-width forms, curly quotes, control characters and
 * decomposed characters, but it does not repair text that was decoded with the wrong character set.
 * White space is collapsed, and letters are converted to lower case.
 */
final class CaptionCleaner {

    /** White space as defined by Unicode, including no-break spaces. */
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\p{Z}\\t-\\r\\x1C-\\x1F\\x85]+");

    private CaptionCleaner() {}

    /** Returns the cleaned caption. */
    static String clean(String caption) {
        if (isPlain(caption)) {
            return collapse(caption.toLowerCase(Locale.ROOT), true);
        }
        String resolved = HtmlReferences.resolve(HtmlReferences.resolve(caption));
        StringBuilder repaired = new StringBuilder(resolved.length());
        resolved.chars().forEach(character -> repaired.append(repair((char) character)));
        return normalize(repaired.toString());
    }

    /**
     * Returns a text in Unicode's composed form, in lower case and with collapsed white space. This
     * is the part of the cleaning that every encoding needs.
     */
    static String normalize(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return collapse(composed, isPlain(composed));
    }

    /**
     * Returns the text without leading and trailing white space, and with one space for each run
     * within.
     *
     * @param plain {@code true} if the text contains no white space other than the space character
     */
    private static String collapse(String text, boolean plain) {
        return (plain && !text.contains("  ") ? text : WHITE_SPACE.matcher(text).replaceAll(" "))
                .strip();
    }

    /** Returns whether only case and white space need cleaning, as in most captions. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || character == '&') {
                return false;
            }
        }
        return true;
    }

    private static String repair(char character) {
        return switch (character) {
            case '\u0149' -> "'n";
            case '\uFB05' -> "\u017Ft";
            case '\u02BC', '\u2018', '\u2019', '\u201A', '\u201B' -> "'";
            case '\u201C', '\u201D', '\u201E', '\u201F' -> "\"";
            default -> {
                String text = isControl(character) ? "" : String.valueOf(character);
                yield isLigatureOrWide(character)
                        ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                        : text;
            }
        };
    }

    /**
     * {@code true} for ligatures, digraphs, and full-width and half-width forms, which Unicode
     * decomposes as ftfy does.
     */
    private static boolean isLigatureOrWide(char character) {
        return (character >= 0x132 && character <= 0x133)
                || (character >= 0x1C4 && character <= 0x1CC)
                || (character >= 0x1F1 && character <= 0x1F3)
                || (character >= 0xFB00 && character <= 0xFB06)
                || (character >= 0xFF01 && character <= 0xFFEF);
    }

    /**
     * {@code true} if ftfy drops the character: control characters that are not white space, and
     * characters for layout and annotation.
     */
    private static boolean isControl(char character) {
        return (character < ' ' && !Character.isWhitespace(character))
                || character == 0x7F
                || (character >= 0x206A && character <= 0x206F)
                || character == 0xFEFF
                || (character >= 0xFFF9 && character <= 0xFFFC);
    }
}
