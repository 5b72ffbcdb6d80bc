package io.mithridate.augmenters.counterfactual;

import java.util.List;
import java.util.Set;

/**
 * Where a noun stands in a caption; words are base forms in lower case.
 *
 * @param caption what the caption names
 * @param attributes the words between its article and it that describe it
 * @param before what stands before it, or before the list that it is part of
 * @param after what follows it, or the list that it is part of
 * @param counted whether it has "a" or "an" or a number
 * @param bare whether it is singular and has neither article nor possessor nor count
 */
record Surroundings(
        Mentions caption,
        List<String> attributes,
        Before before,
        After after,
        boolean counted,
        boolean bare) {

    Surroundings {
        attributes = List.copyOf(attributes);
    }

    /**
     * What a caption speaks of.
     *
     * @param things the things that it names, the noun among them
     * @param words all its words, as they stand and in their base forms
     * @param verbs its verbs
     */
    record Mentions(List<String> things, Set<String> words, Set<String> verbs) {

        Mentions {
            things = List.copyOf(things);
            words = Set.copyOf(words);
            verbs = Set.copyOf(verbs);
        }
    }

    /**
     * What stands before a noun.
     *
     * @param word the preposition or verb; empty if there is none
     * @param governed whether it is a verb
     * @param owner the last word of the thing named before that: of "a girl with a kite" the girl;
     *     empty if there is none
     */
    record Before(String word, boolean governed, String owner) {

        static final Before NOTHING = new Before("", false, "");
    }

    /**
     * What follows a noun.
     *
     * @param word the verb or "of"; empty if neither follows
     * @param acting whether it is a verb
     * @param object the last word of the thing that follows the verb at once; empty if none does
     * @param next the word that follows the noun at once; empty if none does
     * @param partner the last word of the thing that follows that word at once; empty if none does
     */
    record After(String word, boolean acting, String object, String next, String partner) {

        static final After NOTHING = new After("", false, "", "", "");
    }
}
