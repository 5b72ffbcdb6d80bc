package io.mithridate.api.metric;

import static java.util.Objects.requireNonNull;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * One number, with everything that distinguishes it from other numbers. Its meaning, its unit and
 * its desired direction are given by the corresponding {@link Quantity}.
 *
 * @param metric the name of a quantity that the metric declares, without {@code @k}
 * @param k the number of top-ranked classes considered, at least 1; empty if the quantity has no k
 * @param value the number; a share is between 0 and 1
 * @param n the number of samples it was computed from
 * @param split the test split that it was computed on, or {@link EvaluatedSplit#VALIDATION}; empty
 *     if it does not belong to a split
 * @param trigger the name of the trigger that was applied; empty if no trigger was applied
 * @param qualifiers further properties that distinguish it
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

    /**
     * Returns a description of what the number measures, e.g. {@code attack-success@1, split test}.
     */
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
