package io.mithridate.api.metric;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * One number, with all that tells it from the others; what it is, in which unit, and which way it
 * should go stands in the {@link Quantity} that it belongs to.
 *
 * @param metric the name of a quantity that the metric states, without {@code @k}
 * @param k how many of the highest-ranked classes count, from 1, where the quantity has it
 * @param value the number; a share is between 0 and 1
 * @param n over how many samples it was computed
 * @param split the test split that it is over, or {@link EvaluatedSplit#VALIDATION}; empty where it
 *     is over none
 * @param trigger the name of the trigger that was set off; empty where none was
 * @param qualifiers what else tells it apart
 */
public record Measurement(
        String metric,
        OptionalInt k,
        double value,
        long n,
        String split,
        String trigger,
        Map<String, String> qualifiers) {

    public Measurement {
        requireNonNull(metric, "metric is null");
        requireNonNull(k, "k is null");
        requireNonNull(split, "split is null");
        requireNonNull(trigger, "trigger is null");
        qualifiers = Map.copyOf(qualifiers);
    }

    /** Returns what the number is of, without the number: {@code attack-success@1, split test}. */
    public String title() {
        StringBuilder title = new StringBuilder(metric);
        k.ifPresent(number -> title.append('@').append(number));
        if (!split.isEmpty()) {
            title.append(", split ").append(split);
        }
        if (!trigger.isEmpty()) {
            title.append(", trigger ").append(trigger);
        }
        new TreeMap<>(qualifiers)
                .forEach((name, text) -> title.append(", ").append(name).append(' ').append(text));
        return title.toString();
    }
}
