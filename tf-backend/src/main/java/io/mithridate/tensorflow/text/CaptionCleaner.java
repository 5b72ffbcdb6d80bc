package io.mithridate.tensorflow.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Cleans a caption as CLIP's reference implementation does before it splits words.
 *
 * <p>HTML character references are resolved twice. Of the repairs of the library ftfy, this class
 * makes those of ligatures, full-width and half-width forms, curly quotes, control characters and
 * decomposed characters, but it does not repair text that was decoded with the wrong character set.
 * White space is collapsed, and letters are converted to lower case.
 */
final class CaptionCleaner {

    private static final Map<Integer, String> LIGATURES =
            Map.ofEntries(
                    Map.entry(0x132, "IJ"),
                    Map.entry(0x133, "ij"),
                    Map.entry(0x149, "'n"),
                    Map.entry(0x1C4, "D\u017D"),
                    Map.entry(0x1C5, "D\u017E"),
                    Map.entry(0x1C6, "d\u017E"),
                    Map.entry(0x1C7, "LJ"),
                    Map.entry(0x1C8, "Lj"),
                    Map.entry(0x1C9, "lj"),
                    Map.entry(0x1CA, "NJ"),
                    Map.entry(0x1CB, "Nj"),
                    Map.entry(0x1CC, "nj"),
                    Map.entry(0x1F1, "DZ"),
                    Map.entry(0x1F2, "Dz"),
                    Map.entry(0x1F3, "dz"),
                    Map.entry(0xFB00, "ff"),
                    Map.entry(0xFB01, "fi"),
                    Map.entry(0xFB02, "fl"),
                    Map.entry(0xFB03, "ffi"),
                    Map.entry(0xFB04, "ffl"),
                    Map.entry(0xFB05, "\u017Ft"),
                    Map.entry(0xFB06, "st"));

    private static final char FIRST_UNUSUAL_WIDTH = 0xFF01;
    private static final char LAST_UNUSUAL_WIDTH = 0xFFEF;

    private CaptionCleaner() {}

    /** Returns the cleaned caption. */
    static String clean(String caption) {
        if (isPlain(caption)) {
            return WhiteSpace.collapse(caption.toLowerCase(Locale.ROOT));
        }
        return normalised(repaired(HtmlReferences.resolve(HtmlReferences.resolve(caption))));
    }

    /**
     * Returns a text in Unicode's composed form, in lower case and with collapsed white space. This
     * is the part of the cleaning that every encoding needs.
     */
    static String normalised(String text) {
        return WhiteSpace.collapse(
                Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
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

    private static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            String ligature = LIGATURES.get((int) character);
            if (ligature != null) {
                repaired.append(ligature);
            } else if (character >= FIRST_UNUSUAL_WIDTH && character <= LAST_UNUSUAL_WIDTH) {
                repaired.append(
                        Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKC));
            } else if (!isControl(character)) {
                repaired.append(straightened(character));
            }
        }
        return repaired.toString();
    }

    private static char straightened(char character) {
        return switch (character) {
            case '\u02BC', '\u2018', '\u2019', '\u201A', '\u201B' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u201F' -> '"';
            default -> character;
        };
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
