package io.mithridate.results;

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
 * A measured quantity without its value; only numbers with equal measures may be averaged.
 *
 * @param quantity the quantity, as declared by its metric
 * @param k the number of highest-ranked classes considered, for top-k metrics
 * @param split the split on which it is measured; empty if it does not depend on a split
 * @param trigger the way in which the attack was triggered; empty if no trigger was used
 * @param qualifiers further properties that distinguish the measure
 */
@JsonPropertyOrder({"split", "trigger", "metric", "k", "unit", "higher_is_better", "qualifiers"})
public record Measure(
        @JsonIgnore Quantity quantity,
        OptionalInt k,
        String split,
        String trigger,
        Map<String, String> qualifiers) {

    /** The metric for the share of clean test pictures that are classified correctly. */
    public static final String CLEAN_ACCURACY = "clean-accuracy";

    /**
     * The metric for the share of triggered pictures of non-target classes that are classified as
     * the target. Defenses are compared by this and clean accuracy; other metrics are only
     * reported.
     */
    public static final String ATTACK_SUCCESS = "attack-success";

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

    /** Returns whether this is the measure of the given measurement. */
    public boolean isOf(Measurement measurement) {
        return measurement.metric().equals(metric()) && of(measurement, quantity).equals(this);
    }

    /** Returns the name of the metric, without {@code @k}. */
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

    /** Returns whether this is measured on the given split, or does not depend on a split. */
    public boolean belongsTo(String someSplit) {
        return split.isEmpty() || split.equals(someSplit);
    }

    /** Returns whether this is measured with the given trigger, or without any trigger. */
    public boolean appliesToTrigger(String someTrigger) {
        return trigger.isEmpty() || trigger.equals(someTrigger);
    }

    /** Returns whether only the highest-ranked class is considered, as in the main table. */
    public boolean isTop1() {
        return k.orElse(1) == 1;
    }

    /** Returns whether this measures the success of a detector, on samples or on models. */
    public boolean isDetection() {
        return qualifiers.containsKey(OVER);
    }

    /**
     * Returns the set on which a detector was scored, e.g. {@code test-pictures}; empty if this is
     * not a detector's result.
     */
    public String over() {
        return qualifiers.getOrDefault(OVER, "");
    }

    /**
     * Returns the name of the quantity, followed by k if it is not 1 and by the qualifiers, e.g.
     * {@code attack success, top-10, counted all images}. The set on which a detector was scored is
     * omitted.
     */
    public String heading() {
        StringBuilder heading = new StringBuilder(quantity.title());
        if (!isTop1()) {
            heading.append(", top-").append(k.getAsInt());
        }
        return heading.append(qualification()).toString();
    }

    /**
     * Returns the qualifiers as a suffix for a name, e.g. {@code , counted all images}; may be
     * empty.
     */
    public String qualification() {
        return new TreeMap<>(qualifiers)
                .entrySet().stream()
                        .filter(part -> !part.getKey().equals(OVER))
                        .map(part -> part.getKey() + " " + part.getValue().replace('-', ' '))
                        .map(part -> ", " + part)
                        .collect(Collectors.joining());
    }
}
