package io.mithridate.runner.options;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells variants of one thing apart, for people: {@code learning-rate 0.001}.
 *
 * <p>Where they differ in many options, as in an ablation, one of them is written out, and the
 * others say what is not as it has it: {@code …, negatives none}.
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
        Map<String, String> usual =
                places.size() > WRITTEN_OUT ? mostUsual(variants.values(), places) : Map.of();
        Map<T, String> names = new LinkedHashMap<>();
        variants.forEach((variant, options) -> names.put(variant, name(options, places, usual)));
        return names;
    }

    private static String name(
            Map<String, String> options, SortedSet<String> places, Map<String, String> usual) {
        List<String> own = places.stream().filter(options::containsKey).toList();
        List<String> unusual =
                own.stream()
                        .filter(place -> !value(options, place).equals(usual.get(place)))
                        .toList();
        boolean writtenOut = unusual.isEmpty() || unusual.size() == own.size();
        return (writtenOut ? own : unusual)
                .stream()
                        .map(place -> place + " " + options.get(place))
                        .collect(Collectors.joining(", ", writtenOut ? "" : "…, ", ""));
    }

    /** The options of the variant whose values most others share. */
    private static Map<String, String> mostUsual(
            Collection<? extends Map<String, String>> variants, SortedSet<String> places) {
        Map<Map.Entry<String, String>, Long> shares =
                variants.stream()
                        .flatMap(options -> values(options, places))
                        .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
        ToLongFunction<Map<String, String>> usualness =
                options ->
                        values(options, places)
                                .mapToLong(value -> shares.getOrDefault(value, 0L))
                                .sum();
        long most = variants.stream().mapToLong(usualness).max().orElseThrow();
        return variants.stream()
                .filter(options -> usualness.applyAsLong(options) == most)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Map.Entry<String, String>> values(
            Map<String, String> options, SortedSet<String> places) {
        return places.stream().map(place -> Map.entry(place, value(options, place)));
    }

    private static String value(Map<String, String> options, String place) {
        return options.getOrDefault(place, "");
    }
}
