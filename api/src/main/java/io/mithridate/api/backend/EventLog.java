package io.mithridate.api.backend;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The TensorBoard log of one run: its settings, its curves, and how it ended.
 *
 * @param started when it began
 * @param ended when it ended
 * @param succeeded whether it finished
 * @param settings the settings by name; numbers and truth values by their text
 * @param scalars the points of all curves, and final numbers
 */
public record EventLog(
        Instant started,
        Instant ended,
        boolean succeeded,
        SortedMap<String, String> settings,
        List<Scalar> scalars) {

    public EventLog {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        scalars = List.copyOf(scalars);
    }

    /**
     * A number at a step.
     *
     * @param tag the curve; what stands before its first slash is the group in which it is shown
     * @param step the step, from 0
     * @param time when it was measured
     * @param value the number
     */
    public record Scalar(String tag, long step, Instant time, double value) {}
}
