package io.mithridate.runner.assembly;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.stages.measurement.MeasurementFiles;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The numbers of a cell, of which two metrics of its experiment may have measured the same. */
public final class DistinctMeasurements {

    private DistinctMeasurements() {}

    /** The numbers of measurements in turn, each once. */
    public static List<Measurement> numbers(List<Artifact> measurements) throws IOException {
        Set<Measurement> numbers = new LinkedHashSet<>();
        for (Artifact measurement : measurements) {
            numbers.addAll(MeasurementFiles.read(measurement.folder()));
        }
        return List.copyOf(numbers);
    }

    /** What is wrong with the numbers of a cell; empty where each name has one number. */
    public static Optional<String> conflict(List<Measurement> measurements) {
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
