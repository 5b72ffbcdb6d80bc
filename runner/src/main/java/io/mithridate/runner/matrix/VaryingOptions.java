package io.mithridate.runner.matrix;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the options in which variants of one thing differ. */
final class VaryingOptions {

    private VaryingOptions() {}

    /**
     * What tells each variant from the others.
     *
     * @param variants the options of each by place; an option that is not there counts as a value
     *     of its own
     * @return for each variant those options that do not have the same value in all
     */
    static <T> Map<T, SortedMap<String, String>> of(Map<T, SortedMap<String, String>> variants) {
        SortedSet<String> varying = places(variants.values());
        Map<T, SortedMap<String, String>> differences = new HashMap<>();
        variants.forEach(
                (variant, options) -> {
                    SortedMap<String, String> own = new TreeMap<>(options);
                    own.keySet().retainAll(varying);
                    differences.put(variant, own);
                });
        return differences;
    }

    private static SortedSet<String> places(Collection<SortedMap<String, String>> variants) {
        SortedSet<String> known = new TreeSet<>();
        variants.forEach(options -> known.addAll(options.keySet()));
        known.removeIf(
                place ->
                        variants.stream()
                                        .map(options -> options.getOrDefault(place, ""))
                                        .distinct()
                                        .limit(2)
                                        .count()
                                < 2);
        return known;
    }
}
