package io.mithridate.clipfiles.naming;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that OpenAI and others give to tensors of one kind; read in both directions.
 *
 * @param openAi OpenAI's name
 * @param other the other name, with the same placeholders in the same order
 * @param part which part of OpenAI's tensor the other one is, counted from 0 along the first axis
 * @param parts how many parts there are; 1 where the tensors are the same
 * @param transposed whether the other one has its two axes the other way round
 */
record NameRule(NamePattern openAi, NamePattern other, int part, int parts, boolean transposed) {

    private static final int STACKED = 3;

    /** Another name for the same tensor. */
    static NameRule same(String openAi, String other) {
        return new NameRule(NamePattern.of(openAi), NamePattern.of(other), 0, 1, false);
    }

    /** Another name, and the two axes the other way round. */
    static NameRule transposed(String openAi, String other) {
        return new NameRule(NamePattern.of(openAi), NamePattern.of(other), 0, 1, true);
    }

    /** One of three tensors that OpenAI stacks. */
    static NameRule third(String openAi, String other, int part) {
        return new NameRule(NamePattern.of(openAi), NamePattern.of(other), part, STACKED, false);
    }

    /** OpenAI's name for another's, if the rule speaks of it. */
    Optional<String> toOpenAi(String name) {
        return other.rewrite(name, openAi);
    }

    /** The other name for OpenAI's, if the rule speaks of it. */
    Optional<String> fromOpenAi(String name) {
        return openAi.rewrite(name, other);
    }

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
                placeholder.appendReplacement(
                        rewritten, Matcher.quoteReplacement(match.group(group)));
            }
            return Optional.of(placeholder.appendTail(rewritten).toString());
        }
    }
}
