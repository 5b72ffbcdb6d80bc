package io.mithridate.augmenters.counterfactual;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Nouns that a line of a list is about. */
final class NounSet {

    private final boolean negated;
    private final Set<String> nouns = new HashSet<>();
    private final Set<Noun.Category> categories = EnumSet.noneOf(Noun.Category.class);

    /** Reads "*", nouns and categories in capitals, separated by commas, or "not" and these. */
    NounSet(String text) {
        negated = text.equals("*") || text.startsWith("not ");
        if (text.equals("*")) {
            return;
        }
        String names = negated ? text.substring("not ".length()) : text;
        for (String name : List.of(names.split(", ", -1))) {
            if (!name.equals(name.toLowerCase(Locale.ROOT))) {
                categories.add(Noun.Category.valueOf(name));
            } else {
                nouns.add(name);
            }
        }
    }

    boolean contains(Noun noun) {
        boolean named =
                nouns.contains(noun.name())
                        || nouns.contains(noun.last())
                        || nouns.contains(noun.listed())
                        || noun.categories().stream().anyMatch(categories::contains);
        return named != negated;
    }
}
