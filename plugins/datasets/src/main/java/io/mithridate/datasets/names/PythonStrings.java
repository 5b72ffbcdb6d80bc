package io.mithridate.datasets.names;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extracts the strings of a list from Python code, without running any of it.
 *
 * <p>The list may consist of functions such as {@code lambda c: f'a photo of a {c}.'}; their
 * strings are returned with an empty placeholder: {@code a photo of a {}.}
 */
final class PythonStrings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w*}");

    private final String code;
    private final String origin;
    private int position;

    private PythonStrings(String code, String origin, int position) {
        this.code = code;
        this.origin = origin;
        this.position = position;
    }

    /**
     * Returns the strings of a list.
     *
     * @param name the end of the list's name
     * @param origin the source of the code, for messages
     * @throws IllegalArgumentException if the list does not exist or is not closed
     */
    static List<String> listCalled(String name, String code, String origin) {
        Matcher start = Pattern.compile(name + "[\"']?\\s*[=:]\\s*\\[").matcher(code);
        if (!start.find()) {
            throw new IllegalArgumentException(
                    "%s has no list called '%s', such as %s = [\"...\", \"...\"]"
                            .formatted(origin, name, name));
        }
        return new PythonStrings(code, origin, start.end()).parseList();
    }

    private List<String> parseList() {
        List<String> texts = new ArrayList<>();
        while (position < code.length()) {
            char next = code.charAt(position);
            if (next == ']') {
                return texts;
            }
            if (next == '#') {
                int end = code.indexOf('\n', position);
                position = end < 0 ? code.length() : end;
            } else if (next == '"' || next == '\'') {
                boolean gap = position > 0 && code.charAt(position - 1) == 'f';
                String text = parseString(next);
                texts.add(gap ? PLACEHOLDER.matcher(text).replaceAll("{}") : text);
            } else {
                position++;
            }
        }
        throw new IllegalArgumentException("%s: the list does not end".formatted(origin));
    }

    private String parseString(char quote) {
        StringBuilder text = new StringBuilder();
        for (position++; position < code.length() && code.charAt(position) != '\n'; position++) {
            char next = code.charAt(position);
            if (next == quote) {
                position++;
                return text.toString();
            }
            if (next == '\\' && position + 1 < code.length()) {
                next = code.charAt(++position);
            }
            text.append(next);
        }
        throw new IllegalArgumentException(
                "%s: the text that begins with %c%s does not end in its line"
                        .formatted(origin, quote, text.substring(0, Math.min(20, text.length()))));
    }
}
