package io.mithridate.corenlp;

import io.mithridate.api.text.ParsedCaption.NounPhrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the noun phrases of a tree. */
final class NounPhrases {

    /** How what stands before a noun may depend on it. */
    private static final Set<String> BEFORE =
            Set.of("det", "amod", "nummod", "compound", "flat", "nmod:poss");

    private static final Set<String> WITHIN_COMPOUND = Set.of("compound", "flat");

    private final DependencyTree tree;
    private final boolean[] taken;
    private final List<NounPhrase> phrases = new ArrayList<>();

    NounPhrases(DependencyTree tree) {
        this.tree = tree;
        taken = new boolean[tree.size()];
    }

    List<NounPhrase> find() {
        // From the end, so that the last noun of a compound takes the others.
        for (int i = tree.size() - 1; i >= 0; i--) {
            if (!taken[i] && tree.isNoun(i) && !isPartOfALaterNoun(i)) {
                add(ofNoun(i));
            }
        }
        for (int i = tree.size() - 1; i >= 0; i--) {
            if (!taken[i] && tree.isNoun(i)) {
                add(ofNoun(i));
            }
        }
        for (int i = tree.size() - 1; i >= 0; i--) {
            if (!taken[i] && tree.isAdjective(i)) {
                add(ofAdjective(i));
            }
        }
        phrases.sort(Comparator.comparingInt(NounPhrase::first));
        return List.copyOf(phrases);
    }

    private boolean isPartOfALaterNoun(int token) {
        return WITHIN_COMPOUND.contains(tree.relation(token)) && tree.governor(token) > token;
    }

    private void add(NounPhrase phrase) {
        phrases.add(phrase);
        for (int i = phrase.first(); i < phrase.end(); i++) {
            taken[i] = true;
        }
    }

    private NounPhrase ofNoun(int noun) {
        int end = noun + 1;
        while (end < tree.size()
                && !taken[end]
                && tree.isNoun(end)
                && tree.relation(end).equals("flat")
                && tree.governor(end) == noun) {
            end++;
        }
        int first = noun;
        while (first > 0 && !taken[first - 1] && standsBefore(first - 1, noun)) {
            first--;
        }
        int head = noun;
        while (head > first
                && tree.isNoun(head - 1)
                && WITHIN_COMPOUND.contains(tree.relation(head - 1))) {
            head--;
        }
        List<Integer> attributes = new ArrayList<>();
        OptionalInt count = OptionalInt.empty();
        for (int i = first; i < head; i++) {
            if (isAttribute(i)) {
                attributes.add(i);
            } else if (count.isEmpty() && isCount(i, noun)) {
                count = OptionalInt.of(i);
            }
        }
        return new NounPhrase(first, end, head, attributes, count);
    }

    /** Whether a token belongs to a noun after it, itself or by what it depends on. */
    private boolean standsBefore(int token, int noun) {
        int at = token;
        for (int steps = 0; steps < tree.size(); steps++) {
            int governor = tree.governor(at);
            if (governor == noun) {
                return BEFORE.contains(tree.relation(at))
                        || BEFORE.contains(tree.fullRelation(at))
                        || isCommaBetweenAttributes(at, token);
            }
            if (governor == Analysis.Word.ROOT) {
                return false;
            }
            at = governor;
        }
        return false;
    }

    /** "small, red dog": the comma is said to depend on the dog. */
    private boolean isCommaBetweenAttributes(int at, int token) {
        return at == token
                && token > 0
                && tree.text(token).equals(",")
                && tree.isAdjective(token - 1)
                && tree.relation(token - 1).equals("amod")
                && tree.governor(token - 1) == tree.governor(token);
    }

    /** What can be left out and leaves the noun: adjectives, participles, other nouns, owners. */
    private boolean isAttribute(int token) {
        String tag = tree.tag(token);
        return tree.isAdjective(token)
                || tree.isNoun(token)
                || tag.equals("VBN")
                || tag.equals("VBG")
                || tag.equals(PossessiveEndings.TAG);
    }

    /** "two", but not the "two" of "at least two" or "two to three". */
    private boolean isCount(int token, int noun) {
        boolean plain = true;
        for (int i = 0; i < tree.size(); i++) {
            plain &= tree.governor(i) != token;
        }
        return plain
                && tree.tag(token).equals("CD")
                && tree.governor(token) == noun
                && tree.relation(token).equals("nummod");
    }

    private NounPhrase ofAdjective(int adjective) {
        int first = adjective;
        while (first > 0
                && !taken[first - 1]
                && tree.governor(first - 1) == adjective
                && tree.relation(first - 1).equals("advmod")
                && tree.tag(first - 1).startsWith("RB")
                && !Negations.isOne(tree.word(first - 1).lemma())) {
            first--;
        }
        int end = adjective + 1;
        return new NounPhrase(first, end, end, List.of(adjective), OptionalInt.empty());
    }
}
