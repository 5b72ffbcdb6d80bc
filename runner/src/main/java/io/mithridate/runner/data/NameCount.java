package io.mithridate.runner.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A name and the number of its occurrences.
 *
 * @param name the name
 * @param count the number of occurrences
 */
public record NameCount(String name, long count) {

    /** Returns the most frequent names, ties in alphabetical order. */
    public static List<NameCount> most(Map<String, Long> counts, int maxCount) {
        return counts.entrySet().stream()
                .map(entry -> new NameCount(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparing(NameCount::count)
                                .reversed()
                                .thenComparing(NameCount::name))
                .limit(maxCount)
                .toList();
    }
}
