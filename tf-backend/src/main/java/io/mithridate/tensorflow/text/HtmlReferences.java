package io.mithridate.tensorflow.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces HTML's character references by the characters: decimal, hexadecimal, and the names of
 * HTML 4. What is none of these stays as it is.
 */
final class HtmlReferences {

    private static final Pattern REFERENCE =
            Pattern.compile(
                    "&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,7}));");
    private static final Map<String, Integer> NAMES = names();

    private HtmlReferences() {}

    static String resolve(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(character(match)));
    }

    private static String character(MatchResult match) {
        int codePoint;
        if (match.group(1) != null) {
            codePoint = Integer.parseInt(match.group(1));
        } else if (match.group(2) != null) {
            codePoint = Integer.parseInt(match.group(2), 16);
        } else {
            codePoint = NAMES.getOrDefault(match.group(3), 0);
        }
        boolean usable =
                codePoint > 0
                        && codePoint <= Character.MAX_CODE_POINT
                        && (codePoint < Character.MIN_SURROGATE
                                || codePoint > Character.MAX_SURROGATE);
        return usable ? Character.toString(codePoint) : match.group();
    }

    private static Map<String, Integer> names() {
        Properties file = new Properties();
        try (InputStream stream =
                Objects.requireNonNull(
                        HtmlReferences.class.getResourceAsStream("html-entities.properties"))) {
            file.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.stringPropertyNames().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                name -> name,
                                name -> Integer.valueOf(file.getProperty(name, "0"))));
    }
}
