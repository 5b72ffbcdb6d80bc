package io.mithridate.runner.results;

import io.mithridate.api.metric.Measurement;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What was measured, without the value: what numbers must share to be averaged.
 *
 * @param metric the name, without {@code @k}
 * @param k how many of the highest-ranked classes count, for metrics that have it
 * @param unit the value's unit
 * @param higherIsBetter whether a defender wants it high
 * @param qualifiers what else tells it apart
 */
public record Measure(
        String metric,
        OptionalInt k,
        String unit,
        boolean higherIsBetter,
        Map<String, String> qualifiers) {

    /** Names the test split in a measurement's qualifiers. */
    public static final String SPLIT = "split";

    /** Names the way in which the attack was set off in a measurement's qualifiers. */
    public static final String TRIGGER = "trigger";

    public Measure {
        qualifiers = Map.copyOf(qualifiers);
    }

    /** What a measurement measured. */
    public static Measure of(Measurement measurement) {
        return new Measure(
                measurement.metric(),
                measurement.k(),
                measurement.unit(),
                measurement.higherIsBetter(),
                measurement.qualifiers());
    }

    /** Whether a qualifier has a value, or is not there and so does not tell anything apart. */
    public boolean allows(String qualifier, String value) {
        return Objects.requireNonNullElse(qualifiers.get(qualifier), value).equals(value);
    }

    /** The name with its qualifiers, for people: {@code attack-success@1 (split test)}. */
    public String title() {
        String name = k.isPresent() ? metric + "@" + k.getAsInt() : metric;
        if (qualifiers.isEmpty()) {
            return name;
        }
        StringBuilder title = new StringBuilder(name).append(" (");
        String separator = "";
        for (Map.Entry<String, String> qualifier : new TreeMap<>(qualifiers).entrySet()) {
            title.append(separator)
                    .append(qualifier.getKey())
                    .append(' ')
                    .append(qualifier.getValue());
            separator = ", ";
        }
        return title.append(')').toString();
    }
}
