package io.mithridate.runner.results.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.mithridate.api.metric.Measurement;
import java.util.Comparator;

/**
 * The condition under which an attack is considered successful.
 *
 * @param trigger the way in which the attack is triggered; empty if the measurements do not specify
 *     it
 * @param k the number of classes with the highest similarity that may contain the target
 */
public record SuccessMeasure(String trigger, int k) implements Comparable<SuccessMeasure> {

    public static SuccessMeasure of(Measurement number) {
        return new SuccessMeasure(number.trigger(), number.k().orElse(1));
    }

    /** Returns the trigger, followed by k unless k is 1, e.g. {@code image@10}. */
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
