package io.mithridate.augmenters.lexicon;

import java.util.Set;

/**
 * A noun of a caption and its meaning, according to {@link NounLists} and WordNet.
 *
 * @param name the noun in the singular
 * @param last its last word
 * @param listed the listed noun that it is treated as; empty if there is none
 * @param categories the categories of the thing it names
 * @param broader the intended sense and all its broader senses; empty if the sense is not known
 * @param shown whether it names something that a picture can show on its own
 */
record Noun(
        String name,
        String last,
        String listed,
        Set<Category> categories,
        Set<Integer> broader,
        boolean shown) {

    Noun {
        categories = Set.copyOf(categories);
        broader = Set.copyOf(broader);
    }

    boolean isListed() {
        return !listed.isEmpty();
    }

    boolean isListedItself() {
        return name.equals(listed);
    }

    boolean is(Category category) {
        return categories.contains(category);
    }

    /** Kinds of things; a thing may belong to several. */
    enum Category {
        /** Animals and people. */
        LIVING,
        /** People. */
        PERSON,
        /** Animals. */
        ANIMAL,
        /** Food and drink. */
        FOOD,
        /** Places where other things are. */
        PLACE,
        /** Artifacts and plants that are not places. */
        THING,
        /** Parts of a living body. */
        BODY_PART,
        /** Times. */
        TIME
    }
}
