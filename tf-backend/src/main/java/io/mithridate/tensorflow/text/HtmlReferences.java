package io.mithridate.tensorflow.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces HTML character references with the characters, as Python's {@code html.unescape} does:
 * all names of HTML 5, including those without a semicolon where HTML allows it, and decimal and
 * hexadecimal numbers.
 *
 * <p>Numbers from 128 to 159 are interpreted as Windows-1252. Numbers that are not a character are
 * replaced with U+FFFD, and characters that HTML forbids are removed. All other text is left
 * unchanged.
 */
final class HtmlReferences {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]+);?|#[xX]([0-9a-fA-F]+);?|([^\\t\\n\\f <&#;]{1,32};?))");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
    private static final int MIN_NAME_LENGTH = 2;

    /** The maximum number of digits that are parsed; no code point has that many. */
    private static final int MAX_DIGITS = 8;

    private static final String REPLACEMENT = "\uFFFD";
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Map<String, String> NAMES = readNames();

    private HtmlReferences() {}

    static String resolve(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return REFERENCE
                .matcher(text)
                .replaceAll(
                        match -> {
                            String decimal = match.group(1);
                            String hexadecimal = match.group(2);
                            if (decimal != null) {
                                return Matcher.quoteReplacement(resolveNumber(decimal, 10));
                            }
                            return Matcher.quoteReplacement(
                                    hexadecimal != null
                                            ? resolveNumber(hexadecimal, 16)
                                            : resolveName(match.group(3)));
                        });
    }

    private static String resolveNumber(String digits, int radix) {
        String significant = LEADING_ZEROS.matcher(digits).replaceFirst("");
        int number =
                significant.length() > MAX_DIGITS
                        ? Integer.MAX_VALUE
                        : (int) Math.min(Long.parseLong(significant, radix), Integer.MAX_VALUE);
        if (number == 0
                || number > Character.MAX_CODE_POINT
                || (number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE)) {
            return REPLACEMENT;
        }
        if (number >= 0x80 && number <= 0x9F) {
            return windows1252(number);
        }
        return isForbidden(number) ? "" : Character.toString(number);
    }

    /**
     * Returns the Windows-1252 character of a byte. An undefined byte is mapped to the code point
     * of the same number.
     */
    private static String windows1252(int number) {
        String character = new String(new byte[] {(byte) number}, WINDOWS_1252);
        return character.equals(REPLACEMENT) ? Character.toString(number) : character;
    }

    /**
     * Returns whether a code point is a control character other than white space, or a Unicode
     * noncharacter.
     */
    private static boolean isForbidden(int number) {
        return (number < ' ' && !(number >= '\t' && number <= '\r'))
                || number == 0x0B
                || number == 0x7F
                || (number >= 0xFDD0 && number <= 0xFDEF)
                || (number & 0xFFFE) == 0xFFFE;
    }

    /** Replaces the longest known name at the beginning, and keeps the rest unchanged. */
    private static String resolveName(String reference) {
        for (int end = reference.length(); end >= MIN_NAME_LENGTH; end--) {
            String characters = NAMES.get(reference.substring(0, end));
            if (characters != null) {
                return characters + reference.substring(end);
            }
        }
        return "&" + reference;
    }

    private static Map<String, String> readNames() {
        Map<String, String> names = new HashMap<>();
        try (InputStream file = HtmlReferences.class.getResourceAsStream("html5-entities.txt")) {
            String text =
                    new String(
                            Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII);
            for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
                String[] fields = line.split(" ", -1);
                StringBuilder characters = new StringBuilder();
                for (int i = 1; i < fields.length; i++) {
                    characters.appendCodePoint(Integer.parseInt(fields[i], 16));
                }
                names.put(fields[0], characters.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
