package io.mithridate.api.metric;

import java.util.Map;
import java.util.OptionalInt;

/**
 * One number, with all that is needed to read it.
 *
 * @param metric the name, without {@code @k}
 * @param k how many of the highest-ranked classes count, for metrics that have it
 * @param value the number; a share is between 0 and 1
 * @param unit "share", "s", "MiB" ...
 * @param n over how many samples it was computed
 * @param higherIsBetter whether a defender wants it high
 * @param qualifiers what else tells it apart, such as {@code split}
 */
public record Measurement(
        String metric,
        OptionalInt k,
        double value,
        String unit,
        long n,
        boolean higherIsBetter,
        Map<String, String> qualifiers) {

    public Measurement {
        qualifiers = Map.copyOf(qualifiers);
    }
}
