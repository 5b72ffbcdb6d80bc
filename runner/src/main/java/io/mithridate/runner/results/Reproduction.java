package io.mithridate.runner.results;

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
 * A cell that was computed again, against what its run recorded.
 *
 * @param numbers every number of either
 * @param changed the stages that have another key by now: what they were computed from has changed
 * @param recordedOn the kinds of processors that computed the run's cell; empty if nothing tells
 * @param repeatedOn the kind of processor that computed it again
 */
public record Reproduction(
        List<Pair> numbers, List<String> changed, SortedSet<String> recordedOn, String repeatedOn) {

    public Reproduction {
        numbers = List.copyOf(numbers);
        changed = List.copyOf(changed);
    }

    /**
     * A number and the same number again.
     *
     * @param title what it is of
     * @param recorded the run's; empty if it has none
     * @param repeated the new one; empty if there is none
     */
    public record Pair(String title, OptionalDouble recorded, OptionalDouble repeated) {

        /** Returns whether they are the same to the last bit. */
        public boolean same() {
            return recorded.equals(repeated);
        }
    }

    /** Returns whether all numbers are the same. */
    public boolean same() {
        return numbers.stream().allMatch(Pair::same);
    }

    /** Returns whether all of the run's cell was computed by processors of the kind at hand. */
    public boolean alike() {
        return recordedOn.equals(Set.of(repeatedOn));
    }

    /** Matches numbers by all that tells them from others, in the order of the recorded ones. */
    public static List<Pair> compare(List<Measurement> recorded, List<Measurement> repeated) {
        Map<String, Double> before = byTitle(recorded);
        Map<String, Double> now = byTitle(repeated);
        Set<String> titles = new LinkedHashSet<>(before.keySet());
        titles.addAll(now.keySet());
        List<Pair> pairs = new ArrayList<>();
        for (String title : titles) {
            pairs.add(new Pair(title, value(before, title), value(now, title)));
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
