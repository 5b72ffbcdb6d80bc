package io.mithridate.runner.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A measured quantity, without the value: what numbers must share to be averaged.
 *
 * @param quantity what its metric says of it
 * @param k how many of the highest-ranked classes count, for metrics that have it
 * @param split the split that it is over; empty where it is over none
 * @param trigger how the attack was set off; empty where it was not
 * @param qualifiers what else tells it apart
 */
@JsonPropertyOrder({"split", "trigger", "metric", "k", "unit", "higher_is_better", "qualifiers"})
public record Measure(
        @JsonIgnore Quantity quantity,
        OptionalInt k,
        String split,
        String trigger,
        Map<String, String> qualifiers) {

    private static final String OVER = "over";

    public Measure {
        qualifiers = Map.copyOf(qualifiers);
    }

    /** Returns the measure of a measurement. */
    public static Measure of(Measurement measurement, Quantity quantity) {
        return new Measure(
                quantity,
                measurement.k(),
                measurement.split(),
                measurement.trigger(),
                measurement.qualifiers());
    }

    /** Returns whether this is what a measurement of the same metric measured. */
    public boolean isOf(Measurement measurement) {
        return measurement.metric().equals(metric()) && of(measurement, quantity).equals(this);
    }

    /** The name, without {@code @k}. */
    @JsonProperty
    public String metric() {
        return quantity.metric();
    }

    @JsonProperty
    private String unit() {
        return quantity.unit();
    }

    @JsonProperty
    private boolean higherIsBetter() {
        return quantity.higherIsBetter();
    }

    /** Returns whether it is over a split, or over none and so belongs to all of them. */
    public boolean belongsTo(String someSplit) {
        return split.isEmpty() || split.equals(someSplit);
    }

    /** Returns whether it is under a trigger, or under none and so stands beside all of them. */
    public boolean standsBeside(String someTrigger) {
        return trigger.isEmpty() || trigger.equals(someTrigger);
    }

    /** Returns whether the first class alone counts, as in the main table. */
    public boolean firstClassCounts() {
        return k.orElse(1) == 1;
    }

    /** Returns whether a detector found it, over samples or over models. */
    public boolean isDetection() {
        return qualifiers.containsKey(OVER);
    }

    /**
     * Returns the set over which a detector was scored: {@code test-pictures}; empty where none
     * was.
     */
    public String over() {
        return qualifiers.getOrDefault(OVER, "");
    }

    /**
     * Returns the name of the quantity, among how many classes where it is not the first, and what
     * qualifies it: {@code attack success, top-10, counted all images}. What a detector was scored
     * over is not in it.
     */
    public String heading() {
        StringBuilder heading = new StringBuilder(quantity.title());
        if (!firstClassCounts()) {
            heading.append(", top-").append(k.getAsInt());
        }
        return heading.append(qualification()).toString();
    }

    /** Returns what qualifies it, to stand behind a name: {@code , counted all images}. */
    public String qualification() {
        return new TreeMap<>(qualifiers)
                .entrySet().stream()
                        .filter(part -> !part.getKey().equals(OVER))
                        .map(part -> part.getKey() + " " + part.getValue().replace('-', ' '))
                        .map(part -> ", " + part)
                        .collect(Collectors.joining());
    }
}
