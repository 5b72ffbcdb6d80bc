package io.mithridate.augmenters.labelled;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A text with optional parts: "a [small] dog [on the [wide] lawn]" stands for six texts. */
final class OptionalParts {

    private static final int MAX_TEXTS = 20_000;

    private final String pattern;
    private int at;

    private OptionalParts(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Returns all texts that a pattern stands for, with single spaces between words.
     *
     * @throws IllegalArgumentException if a bracket is unbalanced, or there are too many texts
     */
    static Set<String> expand(String pattern) {
        OptionalParts parts = new OptionalParts(pattern);
        Set<String> texts = new LinkedHashSet<>();
        for (String text : parts.sequence()) {
            texts.add(text.strip().replaceAll("\\s+", " ").replaceAll(" (?=[,.;:!?])", ""));
        }
        if (parts.at < pattern.length()) {
            throw new IllegalArgumentException("\"" + pattern + "\": a ] too many");
        }
        return texts;
    }

    private List<String> sequence() {
        List<String> texts = List.of("");
        StringBuilder fixed = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            char character = pattern.charAt(at++);
            if (character != '[') {
                fixed.append(character);
                continue;
            }
            List<String> inner = new ArrayList<>(sequence());
            if (at == pattern.length()) {
                throw new IllegalArgumentException("\"" + pattern + "\": a [ is not closed");
            }
            at++;
            inner.add("");
            texts = concatenate(concatenate(texts, List.of(fixed.toString())), inner);
            fixed.setLength(0);
        }
        return concatenate(texts, List.of(fixed.toString()));
    }

    private List<String> concatenate(List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MAX_TEXTS) {
            throw new IllegalArgumentException(
                    "\"%s\" stands for more than %d texts; write it as several"
                            .formatted(pattern, MAX_TEXTS));
        }
        List<String> texts = new ArrayList<>();
        before.forEach(start -> after.forEach(end -> texts.add(start + end)));
        return texts;
    }
}
