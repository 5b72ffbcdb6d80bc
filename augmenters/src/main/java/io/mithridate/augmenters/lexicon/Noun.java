package io.mithridate.augmenters.lexicon;

import java.util.Set;

/**
 * A noun of a caption with its meaning, by {@link NounLists} and WordNet.
 *
 * @param name the noun in the singular
 * @param last its last word
 * @param listed the listed noun that stands for it; empty if none does
 * @param categories of what it names
 * @param broader the sense that is meant, and all that it is a kind of; empty if it is not known
 * @param shown whether it names something that a picture can show by itself
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

    /** Kinds of things; one may be of several. */
    enum Category {
        /** Animals and people. */
        LIVING,
        /** People. */
        PERSON,
        /** Animals. */
        ANIMAL,
        /** Food and drink. */
        FOOD,
        /** A place of other things. */
        PLACE,
        /** A thing that is made, and is not a place. */
        THING,
        /** A part of a living body. */
        BODY_PART,
        /** A time. */
        TIME
    }
}
