package io.mithridate.augmenters.counterfactual;

import java.util.Collection;
import java.util.Set;

/**
 * Words that go with any noun of a kind, and those that go with most.
 *
 * @param sure the former
 * @param perhaps the latter
 */
record DoubtfulWords(Set<String> sure, Set<String> perhaps) {

    DoubtfulWords {
        sure = Set.copyOf(sure);
        perhaps = Set.copyOf(perhaps);
    }

    /** The words of two lists: "NAME" and "perhaps NAME". */
    static DoubtfulWords of(NounGroups groups, String name) {
        return new DoubtfulWords(groups.words(name), groups.words("perhaps " + name));
    }

    boolean contains(String word, boolean surely) {
        return sure.contains(word) || (!surely && perhaps.contains(word));
    }

    boolean containsAll(Collection<String> words, boolean surely) {
        return words.stream().allMatch(word -> contains(word, surely));
    }
}
