package io.mithridate.clipfiles.naming;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bidirectional mapping between OpenAI's name and another name for tensors of one kind.
 *
 * @param openAi OpenAI's name
 * @param other the other name, with the same placeholders in the same order
 * @param part the part of OpenAI's tensor that the other one contains, counted from 0 along the
 *     first axis
 * @param parts the number of parts; 1 if the tensors are the same
 * @param transposed whether the two axes of the other tensor are swapped
 */
record NameRule(NamePattern openAi, NamePattern other, int part, int parts, boolean transposed) {

    private static final int STACKED = 3;

    /** Returns a rule for another name of the same tensor. */
    static NameRule same(String openAi, String other) {
        return new NameRule(NamePattern.of(openAi), NamePattern.of(other), 0, 1, false);
    }

    /** Returns a rule for another name of the transposed tensor. */
    static NameRule transposed(String openAi, String other) {
        return new NameRule(NamePattern.of(openAi), NamePattern.of(other), 0, 1, true);
    }

    /** Returns a rule for one of three tensors that OpenAI stacks. */
    static NameRule third(String openAi, String other, int part) {
        return new NameRule(NamePattern.of(openAi), NamePattern.of(other), part, STACKED, false);
    }

    /** Returns OpenAI's name for the other name; empty if the rule does not apply. */
    Optional<String> toOpenAi(String name) {
        return other.rewrite(name, openAi);
    }

    /** Returns the other name for OpenAI's name; empty if the rule does not apply. */
    Optional<String> fromOpenAi(String name) {
        return openAi.rewrite(name, other);
    }

    /**
     * A name in which {@code #} matches a number and {@code *} any remaining text.
     *
     * @param form the name as written in a rule
     * @param expression the corresponding regular expression, with a group for each placeholder
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

        /**
         * Rewrites a name of this form in another form; empty if the name does not have this form.
         */
        Optional<String> rewrite(String name, NamePattern other) {
            Matcher match = expression.matcher(name);
            if (!match.matches()) {
                return Optional.empty();
            }
            StringBuilder rewritten = new StringBuilder();
            Matcher placeholder = PLACEHOLDER.matcher(other.form);
            for (int group = 1; placeholder.find(); group++) {
                placeholder.appendReplacement(
                        rewritten, Matcher.quoteReplacement(match.group(group)));
            }
            return Optional.of(placeholder.appendTail(rewritten).toString());
        }
    }
}
