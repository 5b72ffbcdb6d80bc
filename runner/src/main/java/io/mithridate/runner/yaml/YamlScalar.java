package io.mithridate.runner.yaml;

import java.util.Set;

/**
 * A scalar as written; its type is determined by the code that reads it.
 *
 * @param place the source of the scalar
 * @param text the text, without quotes
 * @param quoted whether it was written in quotes or as a block, so that it can only be text
 */
public record YamlScalar(Place place, String text, boolean quoted) implements YamlNode {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final int MAX_QUOTE_LENGTH = 80;

    /** Returns an unquoted scalar. */
    public static YamlScalar plain(Place place, String text) {
        return new YamlScalar(place, text, false);
    }

    /** Returns a null scalar. */
    public static YamlScalar nothing(Place place) {
        return plain(place, "null");
    }

    @Override
    public boolean isNull() {
        return !quoted && NULLS.contains(text);
    }

    @Override
    public String description() {
        if (isNull()) {
            return "empty";
        }
        String shown =
                text.length() <= MAX_QUOTE_LENGTH
                        ? text
                        : text.substring(0, MAX_QUOTE_LENGTH) + "...";
        return quoted ? '"' + shown + '"' : "'" + shown + "'";
    }
}
