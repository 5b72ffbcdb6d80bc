package io.mithridate.api.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words that a data set writes its captions with, where it knows them.
 *
 * <p>Maps and sets are in alphabetical order, whatever order they were given in: equal vocabularies
 * give equal texts in every process.
 *
 * @param objects what can be in a picture
 * @param attributes from a dimension ("colour", "size") to its values, each of which excludes the
 *     others
 * @param opposites relations that exclude each other, in pairs ("to the left of", "to the right
 *     of")
 * @param counts the counts that captions write, in order, from one: "one", "two", "three"
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
     * A kind of thing.
     *
     * @param singular its name for one, "dog"; may have several words
     * @param plural its name for several, "dogs"
     * @param related other names for it, and names of what it is a kind of: never false of it
     */
    public record Noun(String singular, String plural, Set<String> related) {

        public Noun {
            related = Collections.unmodifiableSortedSet(new TreeSet<>(Set.copyOf(related)));
        }
    }

    /** Two relations of which one at most holds. */
    public record Opposite(String one, String other) {}
}
