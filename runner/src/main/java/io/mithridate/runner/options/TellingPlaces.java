package io.mithridate.runner.options;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The places at which variants of one thing differ.
 *
 * <p>An option that is not there counts as a value of its own. Options of a plugin within an option
 * ({@code augmenter.lexicon}) are compared among the variants that have the same plugin there:
 * where the plugins differ, their names say so.
 */
public final class TellingPlaces {

    private TellingPlaces() {}

    /**
     * The places.
     *
     * @param variants the options of each, by their place
     */
    public static SortedSet<String> of(Collection<? extends Map<String, String>> variants) {
        Set<String> places = new HashSet<>();
        variants.forEach(options -> places.addAll(options.keySet()));
        return places.stream()
                .filter(place -> tells(place, around(place, places), variants))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean tells(
            String place,
            Optional<String> around,
            Collection<? extends Map<String, String>> variants) {
        Map<String, Set<String>> values = new HashMap<>();
        for (Map<String, String> options : variants) {
            String plugin = around.map(each -> options.getOrDefault(each, "")).orElse("");
            values.computeIfAbsent(plugin, any -> new HashSet<>())
                    .add(options.getOrDefault(place, ""));
        }
        return values.values().stream().anyMatch(different -> different.size() > 1);
    }

    /** The place of the innermost plugin that an option belongs to. */
    private static Optional<String> around(String place, Set<String> places) {
        for (int end = place.lastIndexOf('.'); end > 0; end = place.lastIndexOf('.', end - 1)) {
            String outer = place.substring(0, end);
            if (places.contains(outer)) {
                return Optional.of(outer);
            }
        }
        return Optional.empty();
    }
}
