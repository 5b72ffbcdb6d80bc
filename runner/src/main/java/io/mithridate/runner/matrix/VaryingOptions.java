package io.mithridate.runner.matrix;

import io.mithridate.runner.options.TellingPlaces;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Finds the options in which variants of one thing differ. */
final class VaryingOptions {

    private VaryingOptions() {}

    /**
     * What tells each variant from the others.
     *
     * @param variants the options of each by place
     * @return for each variant the options by which it is told apart
     */
    static <T> Map<T, SortedMap<String, String>> of(Map<T, SortedMap<String, String>> variants) {
        SortedSet<String> varying = TellingPlaces.of(variants.values());
        Map<T, SortedMap<String, String>> differences = new HashMap<>();
        variants.forEach(
                (variant, options) -> {
                    SortedMap<String, String> own = new TreeMap<>(options);
                    own.keySet().retainAll(varying);
                    differences.put(variant, own);
                });
        return differences;
    }
}
