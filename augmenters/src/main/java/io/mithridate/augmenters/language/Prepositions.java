package io.mithridate.augmenters.language;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prepositions of several words, e.g. "in front of". Their nouns and adjectives do not describe
 * things.
 */
public final class Prepositions {

    private static final Map<String, List<List<String>>> BY_FIRST_WORD =
            Resources.lines(Prepositions.class, "prepositions.txt").stream()
                    .map(line -> List.of(line.split(" ", -1)))
                    .collect(Collectors.groupingBy(words -> words.get(0)));

    private Prepositions() {}

    /**
     * Returns the number of words in the longest preposition that begins at an index; 0 if none
     * does.
     */
    public static int lengthAt(List<String> words, int from) {
        int longest = 0;
        for (List<String> preposition : BY_FIRST_WORD.getOrDefault(words.get(from), List.of())) {
            int end = from + preposition.size();
            if (preposition.size() > longest
                    && end <= words.size()
                    && words.subList(from, end).equals(preposition)) {
                longest = preposition.size();
            }
        }
        return longest;
    }
}
