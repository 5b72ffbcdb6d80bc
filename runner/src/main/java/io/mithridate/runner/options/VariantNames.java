package io.mithridate.runner.options;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells variants of one thing apart, for people: {@code learning-rate 0.001}.
 *
 * <p>Where they differ in many options, as in an ablation, one of them is written out, and the
 * others leave out what they have as it and most others do: {@code …, negatives none}.
 */
public final class VariantNames {

    /** Our choice: up to so many options every variant is written out. */
    private static final int WRITTEN_OUT = 3;

    private VariantNames() {}

    /**
     * The names.
     *
     * @param variants the options of each by their place; of variants that are as usual as each
     *     other, the first is written out
     * @return the name of each; empty for variants that do not differ
     */
    public static <T> Map<T, String> of(Map<T, ? extends Map<String, String>> variants) {
        SortedSet<String> places = TellingPlaces.of(variants.values());
        Map<Map.Entry<String, String>, Long> shares =
                variants.values().stream()
                        .flatMap(options -> values(options, places))
                        .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
        Map<String, String> usual = mostUsual(variants.values(), places, shares);
        Set<Map.Entry<String, String>> leftOut =
                places.size() > WRITTEN_OUT
                        ? values(usual, places)
                                .filter(
                                        value ->
                                                2 * shares.getOrDefault(value, 0L)
                                                        > variants.size())
                                .collect(Collectors.toSet())
                        : Set.of();
        Map<T, String> names = new LinkedHashMap<>();
        variants.forEach(
                (variant, options) ->
                        names.put(
                                variant,
                                name(options, places, options.equals(usual) ? Set.of() : leftOut)));
        return names;
    }

    private static String name(
            Map<String, String> options,
            SortedSet<String> places,
            Set<Map.Entry<String, String>> leftOut) {
        List<String> own = places.stream().filter(options::containsKey).toList();
        List<String> told =
                own.stream()
                        .filter(place -> !leftOut.contains(Map.entry(place, value(options, place))))
                        .toList();
        return told.stream()
                .map(place -> place + " " + options.get(place))
                .collect(Collectors.joining(", ", told.size() < own.size() ? "…, " : "", ""));
    }

    /** The options of the variant whose values most others share. */
    private static Map<String, String> mostUsual(
            Collection<? extends Map<String, String>> variants,
            SortedSet<String> places,
            Map<Map.Entry<String, String>, Long> shares) {
        ToLongFunction<Map<String, String>> usualness =
                options ->
                        values(options, places)
                                .mapToLong(value -> shares.getOrDefault(value, 0L))
                                .sum();
        long most = variants.stream().mapToLong(usualness).max().orElse(0);
        return variants.stream()
                .filter(options -> usualness.applyAsLong(options) == most)
                .<Map<String, String>>map(options -> options)
                .findFirst()
                .orElse(Map.of());
    }

    private static Stream<Map.Entry<String, String>> values(
            Map<String, String> options, SortedSet<String> places) {
        return places.stream().map(place -> Map.entry(place, value(options, place)));
    }

    private static String value(Map<String, String> options, String place) {
        return options.getOrDefault(place, "");
    }
}
