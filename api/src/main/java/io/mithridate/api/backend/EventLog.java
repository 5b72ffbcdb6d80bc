package io.mithridate.api.backend;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The TensorBoard log of one run: its settings, its curves and how it ended.
 *
 * @param started the time when the run started
 * @param ended the time when the run ended
 * @param succeeded whether the run succeeded
 * @param settings the settings by name; numbers and booleans as text
 * @param scalars the points of all curves, and the final numbers
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
     * @param tag the name of the curve; the part before its first slash is the group in which it is
     *     shown
     * @param step the step, from 0
     * @param time the time of the measurement
     * @param value the number
     */
    public record Scalar(String tag, long step, Instant time, double value) {}
}
