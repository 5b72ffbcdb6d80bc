package io.mithridate.augmenters.counterfactual;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a noun must stand for its group to hold.
 *
 * @param position what is looked at beside the noun
 * @param words what must be there, base forms
 * @param owner the things of which one must stand before what is before it; none if any will do
 * @param partner the things of which one must follow the word after it; none if any will do
 * @param with words of which the caption must have one; none if any caption will do
 * @param without words of which the caption must have none
 * @param plain whether the noun must have no attributes
 * @param neutral whether all else in the caption must go with any place
 */
record NounCondition(
        Position position,
        Set<String> words,
        Set<String> owner,
        Set<String> partner,
        Set<String> with,
        Set<String> without,
        boolean plain,
        boolean neutral) {

    /** What a condition looks at. */
    enum Position {
        /** What goes with any noun of its kind. */
        OPEN,
        /** It holds nowhere: nouns are listed for the sense that is meant. */
        NEVER,
        /** The preposition or verb before the noun. */
        BEFORE,
        /** The verb or "of" after the noun, or the word that follows at once. */
        AFTER,
        /** Whether the noun is singular and has no article. */
        BARE
    }

    NounCondition {
        words = Set.copyOf(words);
        owner = Set.copyOf(owner);
        partner = Set.copyOf(partner);
        with = Set.copyOf(with);
        without = Set.copyOf(without);
    }

    /**
     * Reads "-", "never", "bare", "before WORDS" or "after WORDS", and behind semicolons "owner
     * WORDS", "partner WORDS", "with WORDS", "without WORDS", "plain" and "neutral".
     *
     * @param lists the words that "@NAME" stands for
     */
    static NounCondition parse(String text, Map<String, Set<String>> lists) {
        List<String> clauses = List.of(text.split("; ", -1));
        Position position =
                switch (first(clauses.get(0))) {
                    case "-" -> Position.OPEN;
                    case "never" -> Position.NEVER;
                    case "bare" -> Position.BARE;
                    case "before" -> Position.BEFORE;
                    case "after" -> Position.AFTER;
                    default -> throw misread(text);
                };
        Set<String> owner = new HashSet<>();
        Set<String> partner = new HashSet<>();
        Set<String> with = new HashSet<>();
        Set<String> without = new HashSet<>();
        boolean plain = false;
        boolean neutral = false;
        for (String clause : clauses.subList(1, clauses.size())) {
            switch (first(clause)) {
                case "owner" -> owner.addAll(rest(clause, lists));
                case "partner" -> partner.addAll(rest(clause, lists));
                case "with" -> with.addAll(rest(clause, lists));
                case "without" -> without.addAll(rest(clause, lists));
                case "plain" -> plain = true;
                case "neutral" -> neutral = true;
                default -> throw misread(text);
            }
        }
        return new NounCondition(
                position,
                rest(clauses.get(0), lists),
                owner,
                partner,
                with,
                without,
                plain,
                neutral);
    }

    private static IllegalStateException misread(String text) {
        return new IllegalStateException(
                "\"%s\" is not a condition; write \"-\", \"never\", \"bare\", \"before WORDS\" or \"after WORDS\", then \"; owner WORDS\", \"; partner WORDS\", \"; with WORDS\", \"; without WORDS\", \"; plain\" or \"; neutral\""
                        .formatted(text));
    }

    private static String first(String clause) {
        return clause.substring(0, (clause + " ").indexOf(' '));
    }

    private static Set<String> rest(String clause, Map<String, Set<String>> lists) {
        Set<String> rest = new HashSet<>();
        for (String word :
                List.of(clause.split(" ", -1)).subList(1, clause.split(" ", -1).length)) {
            if (word.startsWith("@")) {
                Set<String> list = lists.get(word.substring(1));
                if (list == null) {
                    throw new IllegalStateException(
                            "\"%s\": no line \"words: %s = ...\" above"
                                    .formatted(word, word.substring(1)));
                }
                rest.addAll(list);
            } else {
                // "next_to": a preposition of several words.
                rest.add(word.replace('_', ' '));
            }
        }
        return rest;
    }

    boolean isOpen() {
        return position == Position.OPEN;
    }

    /** Whether what stands beside the noun and the caption's words are as they must be. */
    boolean holds(Surroundings at) {
        boolean beside =
                switch (position) {
                    case OPEN -> true;
                    case NEVER -> false;
                    case BEFORE -> words.contains(at.before().word());
                    case AFTER ->
                            words.contains(at.after().word()) || words.contains(at.after().next());
                    case BARE -> at.bare();
                };
        return beside
                && (owner.isEmpty() || owner.contains(at.before().owner()))
                && (partner.isEmpty() || partner.contains(at.after().partner()))
                && (with.isEmpty() || !Collections.disjoint(with, at.caption().words()))
                && Collections.disjoint(without, at.caption().words())
                && (!plain || at.attributes().isEmpty());
    }
}
