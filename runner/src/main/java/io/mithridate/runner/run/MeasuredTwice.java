package io.mithridate.runner.run;

import io.mithridate.api.metric.Measurement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two metrics of an experiment that give one name to two numbers. */
final class MeasuredTwice {

    private MeasuredTwice() {}

    /** What is wrong with the numbers of a cell; empty where each name has one number. */
    static Optional<String> conflict(List<Measurement> measurements) {
        Map<String, Measurement> byTitle = new HashMap<>();
        for (Measurement number : measurements) {
            Measurement other = byTitle.putIfAbsent(number.title(), number);
            if (other != null && !other.equals(number)) {
                return Optional.of(
                        ("two of the experiment's metrics measure %s, and differ: %s and %s; leave"
                                        + " one of them out")
                                .formatted(number.title(), other.value(), number.value()));
            }
        }
        return Optional.empty();
    }
}
