package io.mithridate.tensorflow.weights;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name in which {@code #} stands for a number and {@code *} for any rest.
 *
 * @param form the name as written in a rule
 * @param expression what it matches, with a group for each placeholder
 */
record NamePattern(String form, Pattern expression) {

    private static final Pattern PLACEHOLDER = Pattern.compile("[#*]");

    static NamePattern of(String form) {
        StringBuilder expression = new StringBuilder();
        int end = 0;
        Matcher placeholder = PLACEHOLDER.matcher(form);
        while (placeholder.find()) {
            expression
                    .append(Pattern.quote(form.substring(end, placeholder.start())))
                    .append(placeholder.group().equals("#") ? "([0-9]+)" : "(.+)");
            end = placeholder.end();
        }
        expression.append(Pattern.quote(form.substring(end)));
        return new NamePattern(form, Pattern.compile(expression.toString()));
    }

    /** A name of this form, written in another; empty if it is not of this form. */
    Optional<String> rewrite(String name, NamePattern other) {
        Matcher match = expression.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        StringBuilder rewritten = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(other.form);
        for (int group = 1; placeholder.find(); group++) {
            placeholder.appendReplacement(rewritten, Matcher.quoteReplacement(match.group(group)));
        }
        return Optional.of(placeholder.appendTail(rewritten).toString());
    }
}
