package io.mithridate.augmenters.lexicon;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The nouns that a rule applies to. */
final class NounSet {

    private final boolean negated;
    private final Set<String> nouns = new HashSet<>();
    private final Set<Noun.Category> categories = EnumSet.noneOf(Noun.Category.class);

    /**
     * Parses "*", or a comma-separated list of nouns, "@group" and categories in capitals,
     * optionally preceded by "not".
     */
    NounSet(String text, NounLists lists) {
        negated = text.equals("*") || text.startsWith("not ");
        if (text.equals("*")) {
            return;
        }
        for (String name : lists.expand(negated ? text.substring("not ".length()) : text)) {
            if (name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
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

    static List<String> split(String text) {
        return List.of(text.split(", ", -1));
    }
}
