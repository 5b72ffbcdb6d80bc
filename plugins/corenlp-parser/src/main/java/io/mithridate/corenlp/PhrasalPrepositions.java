package io.mithridate.corenlp;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Prepositions of several words. The tree of "a dog in front of a house" has the house depend on
 * the front, and the front on the dog; but "front" names nothing in the picture.
 */
final class PhrasalPrepositions {

    private static final Set<String> OPENERS = Set.of("in", "on", "at", "to", "by");

    private static final Set<String> SIDES = Set.of("left", "right", "other", "far");

    private static final Set<String> PLACES =
            Set.of(
                    "front", "back", "top", "bottom", "left", "right", "side", "middle", "center",
                    "centre", "edge", "end", "foot");

    private static final Set<String> PAIRS =
            Set.of(
                    "next to",
                    "close to",
                    "out of",
                    "inside of",
                    "outside of",
                    "along with",
                    "together with",
                    "up against",
                    "in between");

    private PhrasalPrepositions() {}

    /** Makes each of them depend on the noun after it, and that noun on what they depended on. */
    static void attach(DependencyTree tree) {
        int at = 0;
        while (at < tree.size()) {
            int end = endOfPlace(tree, at);
            if (end == at && isPair(tree, at)) {
                end = at + 2;
            }
            if (end > at) {
                attach(tree, at, end);
            }
            at = Math.max(end, at + 1);
        }
    }

    /** After "to the left of" or "on the far side of"; the same place if none begins here. */
    private static int endOfPlace(DependencyTree tree, int first) {
        if (!OPENERS.contains(tree.text(first))) {
            return first;
        }
        int at = first + 1;
        if (is(tree, at, Set.of("the"))) {
            at++;
        }
        if (is(tree, at, SIDES) && is(tree, at + 1, Set.of("side", "hand", "edge", "end"))) {
            at++;
        }
        return is(tree, at, PLACES) && is(tree, at + 1, Set.of("of")) ? at + 2 : first;
    }

    private static boolean is(DependencyTree tree, int token, Set<String> words) {
        return token < tree.size() && words.contains(tree.text(token));
    }

    private static boolean isPair(DependencyTree tree, int first) {
        return first + 1 < tree.size()
                && PAIRS.contains(tree.text(first) + ' ' + tree.text(first + 1));
    }

    private static void attach(DependencyTree tree, int first, int end) {
        OptionalInt object = object(tree, first, end);
        if (object.isEmpty()) {
            return;
        }
        int noun = object.getAsInt();
        int governor = outside(tree, first, end, noun);
        if (governor != noun) {
            boolean ofNoun = governor >= 0 && tree.isNoun(governor);
            tree.attach(noun, tree.tag(noun), governor, ofNoun ? "nmod" : "obl");
        }
        for (int i = first; i < end; i++) {
            tree.attach(i, "IN", noun, "case");
        }
    }

    /** The noun after the preposition that depends on one of its words. */
    private static OptionalInt object(DependencyTree tree, int first, int end) {
        for (int i = end; i < tree.size(); i++) {
            int governor = tree.governor(i);
            if (tree.isNoun(i) && governor >= first && governor < end) {
                return OptionalInt.of(i);
            }
        }
        // The preposition may depend on the noun already.
        for (int i = first; i < end; i++) {
            int governor = tree.governor(i);
            if (governor >= end && tree.isNoun(governor)) {
                return OptionalInt.of(governor);
            }
        }
        return OptionalInt.empty();
    }

    /** What the preposition and its noun depend on. */
    private static int outside(DependencyTree tree, int first, int end, int noun) {
        int at = noun;
        for (int steps = 0; steps <= end - first; steps++) {
            at = tree.governor(at);
            if (at < first || at >= end) {
                return at == noun ? Analysis.Word.ROOT : at;
            }
        }
        return Analysis.Word.ROOT;
    }
}
