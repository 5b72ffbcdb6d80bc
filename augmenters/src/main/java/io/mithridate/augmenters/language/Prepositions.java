package io.mithridate.augmenters.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prepositions of several words, e.g. "in front of". Their nouns and adjectives do not describe
 * things.
 */
public final class Prepositions {

    private static final String ALL =
            """
            in front of, in the front of, at the front of, in back of, in the back of, \
            on the back of, on top of, at the top of, on the top of, next to, close to, \
            to the left of, to the right of, on the left of, on the right of, \
            on the left side of, on the right side of, on the side of, at the side of, \
            by the side of, in the middle of, in the center of, in the centre of, \
            at the center of, on the edge of, at the edge of, at the end of, \
            at the bottom of, on the bottom of, at the foot of, in search of, made of, \
            made out of, on the way to, out of, inside of, outside of, in between, \
            along with, together with, because of, instead of, such as, as well as, \
            on board, full of, filled with, covered with, covered in, covered by, \
            surrounded by, next door to, across from, left of, right of, due to, \
            according to, close up of\
            """;

    private static final Map<String, List<List<String>>> BY_FIRST_WORD = byFirstWord();

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

    private static Map<String, List<List<String>>> byFirstWord() {
        Map<String, List<List<String>>> prepositions = new HashMap<>();
        List.of(ALL.split(", ", -1))
                .forEach(
                        text -> {
                            List<String> words = List.of(text.split(" ", -1));
                            prepositions
                                    .computeIfAbsent(words.get(0), first -> new ArrayList<>())
                                    .add(words);
                        });
        return Map.copyOf(prepositions);
    }
}
