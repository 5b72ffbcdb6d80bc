package io.mithridate.augmenters.counterfactual;

import java.util.List;
import java.util.Set;

/** The words of {@code numbers.txt}, which tell whether the number of something may be another. */
final class NumberWords {

    private static final WordLists LISTS = WordLists.read("numbers.txt");

    static final Set<String> DEPICTIONS = LISTS.of("depictions");
    static final Set<String> OF_ONE = LISTS.of("of one");
    static final Set<String> DONE_BY_ONE = LISTS.of("done by one");
    static final Set<String> OF_SEVERAL = LISTS.of("of several");
    static final Set<String> MEASURES = LISTS.of("measures");
    static final Set<String> WITH_SEVERAL = LISTS.of("with several");
    static final Set<String> IN_HAND = LISTS.of("in hand");
    static final Set<String> BESIDE = LISTS.of("beside");
    static final Set<String> PARTS_OF_ONE = LISTS.of("parts of one");
    static final Set<String> EACHS = LISTS.of("each's");

    /** Words that say that there is one: "a single dog". */
    static final Set<String> SINGLE = Set.of("single", "lone", "lonely", "solitary");

    static final Set<String> VERBS = LISTS.of("verbs as well");
    static final Set<String> VAGUE = LISTS.of("vague");
    static final Set<String> PAIRED = LISTS.of("paired");

    private NumberWords() {}

    /** What may stand for "a group of" or another word for several; empty if nothing may. */
    static List<String> insteadOf(String word) {
        return LISTS.has("for " + word)
                ? LISTS.of("for " + word).stream().sorted().toList()
                : List.of();
    }
}
