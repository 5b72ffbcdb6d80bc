package io.mithridate.results;

import io.mithridate.api.metric.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;

/**
 * A comparison of a recomputed cell with the results recorded by its run.
 *
 * @param numbers all numbers that were recorded or recomputed
 * @param changed the stages whose keys differ from the recorded ones because their inputs have
 *     changed
 * @param recordedOn the kinds of processors that computed the recorded cell; empty if unknown
 * @param repeatedOn the kind of processor that recomputed it
 */
public record Reproduction(
        List<Pair> numbers, List<String> changed, SortedSet<String> recordedOn, String repeatedOn) {

    public Reproduction {
        numbers = List.copyOf(numbers);
        changed = List.copyOf(changed);
    }

    /**
     * A recorded number and its recomputed value.
     *
     * @param title the title of the number
     * @param recorded the recorded value; empty if the run has none
     * @param repeated the recomputed value; empty if there is none
     */
    public record Pair(String title, OptionalDouble recorded, OptionalDouble repeated) {

        /** Returns whether both values are exactly equal. */
        public boolean identical() {
            return recorded.equals(repeated);
        }
    }

    /** Returns whether all numbers are exactly equal. */
    public boolean identical() {
        return numbers.stream().allMatch(Pair::identical);
    }

    /**
     * Returns whether the whole recorded cell was computed on the kind of processor that recomputed
     * it.
     */
    public boolean sameProcessorKind() {
        return recordedOn.equals(Set.of(repeatedOn));
    }

    /** Matches numbers by their titles, in the order of the recorded ones. */
    public static List<Pair> compare(List<Measurement> recorded, List<Measurement> repeated) {
        Map<String, Double> recordedByTitle = byTitle(recorded);
        Map<String, Double> repeatedByTitle = byTitle(repeated);
        Set<String> titles = new LinkedHashSet<>(recordedByTitle.keySet());
        titles.addAll(repeatedByTitle.keySet());
        List<Pair> pairs = new ArrayList<>();
        for (String title : titles) {
            pairs.add(
                    new Pair(title, value(recordedByTitle, title), value(repeatedByTitle, title)));
        }
        return pairs;
    }

    private static OptionalDouble value(Map<String, Double> numbers, String title) {
        Double value = numbers.get(title);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Map<String, Double> byTitle(List<Measurement> numbers) {
        Map<String, Double> byTitle = new LinkedHashMap<>();
        numbers.forEach(number -> byTitle.put(number.title(), number.value()));
        return byTitle;
    }
}
