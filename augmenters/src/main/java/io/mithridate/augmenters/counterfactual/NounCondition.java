package io.mithridate.augmenters.counterfactual;

import java.util.List;
import java.util.Set;

/**
 * Where a noun must stand for its group to hold.
 *
 * @param position what is looked at
 * @param words what must be there, base forms
 */
record NounCondition(Position position, Set<String> words) {

    /** What a condition looks at. */
    enum Position {
        /** Nothing: it always holds. */
        ANYWHERE,
        /** The preposition or verb before the noun. */
        BEFORE,
        /** The verb or "of" after the noun. */
        AFTER,
        /** Whether the noun is singular and has no article. */
        BARE
    }

    NounCondition {
        words = Set.copyOf(words);
    }

    /** Reads "-", "bare", "before WORDS" or "after WORDS". */
    static NounCondition parse(String text) {
        List<String> words = List.of(text.split(" ", -1));
        Set<String> rest = Set.copyOf(words.subList(1, words.size()));
        return switch (words.get(0)) {
            case "-" -> new NounCondition(Position.ANYWHERE, Set.of());
            case "bare" -> new NounCondition(Position.BARE, Set.of());
            case "before" -> new NounCondition(Position.BEFORE, rest);
            case "after" -> new NounCondition(Position.AFTER, rest);
            default ->
                    throw new IllegalStateException(
                            "\"%s\" is no condition; write \"-\", \"bare\", \"before WORDS\" or \"after WORDS\""
                                    .formatted(text));
        };
    }

    boolean isAnywhere() {
        return position == Position.ANYWHERE;
    }

    boolean holds(Surroundings at) {
        return switch (position) {
            case ANYWHERE -> true;
            case BEFORE -> words.contains(at.before());
            case AFTER -> words.contains(at.after());
            case BARE -> at.bare();
        };
    }
}
