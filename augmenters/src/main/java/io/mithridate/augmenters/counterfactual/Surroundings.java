package io.mithridate.augmenters.counterfactual;

import java.util.List;
import java.util.Set;

/**
 * Where a noun stands in a caption; words are base forms in lower case.
 *
 * @param things the things that the caption names, the noun among them
 * @param words all words of the caption
 * @param attributes the words between its article and it that describe it
 * @param before the preposition or verb that stands before it, or before the list that it is part
 *     of; empty if there is none
 * @param governed whether what stands before is a verb
 * @param after the verb or "of" that follows it, or the list that it is part of; empty if none does
 * @param acting whether what follows is a verb
 * @param owner the thing named before what stands before it: of "a girl with a kite" the girl
 * @param counted whether it has "a" or "an" or a number
 * @param bare whether it is singular and has neither article nor possessor nor count
 */
record Surroundings(
        List<String> things,
        Set<String> words,
        List<String> attributes,
        String before,
        boolean governed,
        String after,
        boolean acting,
        String owner,
        boolean counted,
        boolean bare) {

    Surroundings {
        things = List.copyOf(things);
        words = Set.copyOf(words);
        attributes = List.copyOf(attributes);
    }
}
