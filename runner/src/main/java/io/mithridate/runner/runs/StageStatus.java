package io.mithridate.runner.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The status of a stage of a run, stored as a file in the run's folder. A stage that was already in
 * the store has no such file.
 *
 * @param key the stage's key
 * @param kind its kind
 * @param title its human-readable title
 * @param state its state
 * @param message the error; empty if there is none
 * @param started when it started, ISO 8601; empty if it did not
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
        /** A process is computing it, or was killed while doing so. */
        RUNNING,
        /** This run computed it. */
        COMPUTED,
        /** Another run computed it while this one waited. */
        FOUND,
        /** It was interrupted and resumes when it is started again. */
        INTERRUPTED,
        /** It failed. */
        FAILED,
        /** It failed because training broke down in it or in one of its inputs. */
        BROKE_DOWN,
        /** It was not attempted because another stage failed. */
        SKIPPED;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
