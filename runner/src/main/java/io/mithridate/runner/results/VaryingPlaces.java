package io.mithridate.runner.results;

import io.mithridate.runner.options.TellingPlaces;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The places of options that tell cells apart.
 *
 * <p>An option tells cells apart if two of them have other values of it, or if only some of the
 * cells have it that have its part of the experiment and, where that is a plugin, the same plugin.
 */
public final class VaryingPlaces {

    private VaryingPlaces() {}

    /**
     * The places.
     *
     * @param cells the options of each cell, by their place ({@code poisoning.rate}), and the names
     *     of plugins by their part ({@code attack})
     */
    public static SortedSet<String> of(Collection<? extends Map<String, String>> cells) {
        SortedSet<String> varying =
                TellingPlaces.of(cells.stream().map(VaryingPlaces::withParts).toList());
        varying.addAll(withSeveralValues(cells));
        varying.removeIf(place -> part(place).equals(place));
        return varying;
    }

    /** With every part that has an option, so that cells without the part do not count. */
    private static SortedMap<String, String> withParts(Map<String, String> cell) {
        SortedMap<String, String> places = new TreeMap<>(cell);
        cell.keySet().forEach(place -> places.putIfAbsent(part(place), "given"));
        return places;
    }

    private static SortedSet<String> withSeveralValues(
            Collection<? extends Map<String, String>> cells) {
        Map<String, String> seen = new HashMap<>();
        SortedSet<String> several = new TreeSet<>();
        for (Map<String, String> cell : cells) {
            cell.forEach(
                    (place, text) -> {
                        String earlier = seen.putIfAbsent(place, text);
                        if (earlier != null && !earlier.equals(text)) {
                            several.add(place);
                        }
                    });
        }
        return several;
    }

    private static String part(String place) {
        int dot = place.indexOf('.');
        return dot < 0 ? place : place.substring(0, dot);
    }
}
