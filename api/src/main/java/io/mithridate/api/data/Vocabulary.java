package io.mithridate.api.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words that the captions of a data set consist of.
 *
 * <p>Maps and sets are sorted alphabetically, so that equal vocabularies produce equal texts in
 * every process.
 *
 * @param objects the objects that can be in a picture
 * @param attributes a map from an attribute ("colour", "size") to its mutually exclusive values
 * @param opposites pairs of relations that exclude each other ("to the left of", "to the right of")
 * @param counts the number words used in captions, in order from one: "one", "two", "three"
 */
public record Vocabulary(
        List<Noun> objects,
        Map<String, List<String>> attributes,
        List<Opposite> opposites,
        List<String> counts) {

    public Vocabulary {
        objects = List.copyOf(objects);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(attributes)));
        opposites = List.copyOf(opposites);
        counts = List.copyOf(counts);
    }

    /**
     * A kind of object.
     *
     * @param singular its name in the singular, e.g. "dog"; may have several words
     * @param plural its name in the plural, e.g. "dogs"
     * @param related synonyms and more general names, which are always true of the object
     */
    public record Noun(String singular, String plural, Set<String> related) {

        public Noun {
            related = Collections.unmodifiableSortedSet(new TreeSet<>(Set.copyOf(related)));
        }
    }

    /** Two relations that cannot both hold. */
    public record Opposite(String one, String other) {}
}
