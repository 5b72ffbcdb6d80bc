package io.mithridate.runner.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The status of a stage of a run, as a file in the run's folder states it. A stage that the run
 * found in the store has no such file.
 *
 * @param key the stage's key
 * @param kind its kind
 * @param title its name for people
 * @param state how far it is
 * @param message what went wrong; empty where nothing did
 * @param started when it began, ISO 8601; empty if it did not
 * @param finished when it ended; empty while it runs
 */
public record StageStatus(
        String key,
        String kind,
        String title,
        State state,
        String message,
        String started,
        String finished) {

    /** The progress of a stage. */
    public enum State {
        /** Somebody computes it, or was killed while doing so. */
        RUNNING,
        /** This run computed it. */
        COMPUTED,
        /** Another run computed it while this one waited. */
        FOUND,
        /** It was told to stop; begun again, it goes on. */
        INTERRUPTED,
        /** It was tried. */
        FAILED,
        /** It was tried, and training broke down in it or before it. */
        BROKE_DOWN,
        /** It was not tried, since another one failed. */
        SKIPPED;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
