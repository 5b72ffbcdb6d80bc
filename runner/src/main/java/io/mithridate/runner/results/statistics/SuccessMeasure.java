package io.mithridate.runner.results.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.mithridate.api.metric.Measurement;
import java.util.Comparator;

/**
 * The condition for a success of an attack.
 *
 * @param trigger how the attack is set off; empty where the measurements do not say
 * @param k the target is among so many classes of highest similarity
 */
public record SuccessMeasure(String trigger, int k) implements Comparable<SuccessMeasure> {

    public static SuccessMeasure of(Measurement number) {
        return new SuccessMeasure(number.trigger(), number.k().orElse(1));
    }

    /** By trigger; beyond the first class with the number of classes: {@code image@10}. */
    @Override
    @JsonValue
    public String toString() {
        return k == 1 ? trigger : trigger + "@" + k;
    }

    @Override
    public int compareTo(SuccessMeasure other) {
        return Comparator.comparing(SuccessMeasure::trigger)
                .thenComparingInt(SuccessMeasure::k)
                .compare(this, other);
    }
}
