package io.mithridate.runner.assembly;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.measurement.MeasurementFiles;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The measurements of a cell, without the duplicates of metrics that measure the same quantity. */
public final class DistinctMeasurements {

    private DistinctMeasurements() {}

    /**
     * Returns the distinct measurements of a cell; empty if one of its measurement stages is not in
     * the store.
     */
    public static Optional<List<Measurement>> of(CellStages cell, ArtifactStore store)
            throws IOException {
        Set<Measurement> numbers = new LinkedHashSet<>();
        for (Stage stage : cell.measurements()) {
            Optional<Artifact> artifact = stage.in(store);
            if (artifact.isEmpty()) {
                return Optional.empty();
            }
            numbers.addAll(MeasurementFiles.read(artifact.get().folder()));
        }
        return Optional.of(List.copyOf(numbers));
    }

    /**
     * Returns a message about two measurements with the same name but different values; empty if
     * there are none.
     */
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
