package io.mithridate.runner.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Something, and how often it was found.
 *
 * @param name what
 * @param count how often
 */
public record Counted(String name, long count) {

    /** The most frequent ones, ties in alphabetical order. */
    public static List<Counted> most(Map<String, Long> counts, int number) {
        return counts.entrySet().stream()
                .map(entry -> new Counted(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparing(Counted::count)
                                .reversed()
                                .thenComparing(Counted::name))
                .limit(number)
                .toList();
    }
}
