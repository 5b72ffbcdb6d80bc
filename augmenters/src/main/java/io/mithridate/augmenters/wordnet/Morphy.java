package io.mithridate.augmenters.wordnet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the base forms of inflected words with WordNet's lists of exceptions and rules of
 * detachment (morphy(7WN)).
 */
final class Morphy {

    private static final Map<PartOfSpeech, List<Detachment>> RULES =
            Map.of(
                    PartOfSpeech.NOUN,
                    parseRules(
                            "s:", "ses:s", "ves:f", "xes:x", "zes:z", "ches:ch", "shes:sh",
                            "men:man", "ies:y"),
                    PartOfSpeech.VERB,
                    parseRules("s:", "ies:y", "es:e", "es:", "ed:e", "ed:", "ing:e", "ing:"),
                    PartOfSpeech.ADJECTIVE,
                    parseRules("er:", "est:", "er:e", "est:e"),
                    PartOfSpeech.ADVERB,
                    List.of());

    /**
     * The maximum length of a word, because removing the endings of much longer words would take
     * too long. WordNet's longest word has 71 letters.
     */
    private static final int MAX_LENGTH = 100;

    private final WordNet wordNet;
    private final Map<PartOfSpeech, Map<String, List<String>>> exceptions =
            new EnumMap<>(PartOfSpeech.class);

    /** Reads the exceptions of every part of speech. */
    Morphy(WordNet wordNet) {
        this.wordNet = wordNet;
        for (PartOfSpeech part : PartOfSpeech.values()) {
            exceptions.put(
                    part,
                    WordNet.text(part.file() + ".exc")
                            .lines()
                            .map(line -> List.of(line.strip().split(" +", -1)))
                            .collect(
                                    Collectors.toMap(
                                            forms -> forms.get(0),
                                            forms -> forms.subList(1, forms.size()),
                                            (first, last) -> last)));
        }
    }

    WordNet wordNet() {
        return wordNet;
    }

    /**
     * Returns the base forms of a word that have the given part of speech, starting with the word
     * itself if it is one.
     */
    Set<String> baseForms(PartOfSpeech part, String form) {
        Set<String> found = new LinkedHashSet<>();
        if (form.length() > MAX_LENGTH) {
            return found;
        }
        List<String> irregular = exceptions.getOrDefault(part, Map.of()).get(form);
        List<String> forms = irregular == null ? detach(part, List.of(form)) : irregular;
        addKnown(part, List.of(form), found);
        addKnown(part, forms, found);
        while (irregular == null && found.isEmpty() && !forms.isEmpty()) {
            forms = detach(part, forms);
            addKnown(part, forms, found);
        }
        return found;
    }

    private void addKnown(PartOfSpeech part, List<String> forms, Set<String> found) {
        for (String form : forms) {
            if (wordNet.isKnown(part, form)) {
                found.add(form);
            }
        }
    }

    private static List<String> detach(PartOfSpeech part, List<String> forms) {
        List<String> bases = new ArrayList<>();
        for (String form : forms) {
            for (Detachment rule : RULES.getOrDefault(part, List.of())) {
                if (form.endsWith(rule.ending)) {
                    bases.add(form.substring(0, form.length() - rule.ending.length()) + rule.by);
                }
            }
        }
        return bases;
    }

    private static List<Detachment> parseRules(String... rules) {
        List<Detachment> detachments = new ArrayList<>();
        for (String rule : rules) {
            int colon = rule.indexOf(':');
            detachments.add(new Detachment(rule.substring(0, colon), rule.substring(colon + 1)));
        }
        return List.copyOf(detachments);
    }

    /** An ending and its replacement. */
    private record Detachment(String ending, String by) {}
}
