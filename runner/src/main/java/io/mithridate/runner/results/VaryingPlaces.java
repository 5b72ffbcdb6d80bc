package io.mithridate.runner.results;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The places that do not have one value in all the options that have them. */
public final class VaryingPlaces {

    private VaryingPlaces() {}

    /**
     * The places.
     *
     * @param options the options of each cell, by their place
     */
    public static SortedSet<String> of(Collection<? extends Map<String, String>> options) {
        Map<String, String> seen = new HashMap<>();
        SortedSet<String> varying = new TreeSet<>();
        for (Map<String, String> places : options) {
            places.forEach(
                    (place, text) -> {
                        String earlier = seen.putIfAbsent(place, text);
                        if (earlier != null && !earlier.equals(text)) {
                            varying.add(place);
                        }
                    });
        }
        return varying;
    }
}
