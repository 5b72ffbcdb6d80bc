package io.mithridate.runner.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The status of a stage of a run, stored as a file in the run's folder. A stage that was already in
 * the store has no such file.
 *
 * @param key the stage's key
 * @param kind the stage's kind
 * @param title the stage's title shown to users
 * @param state the stage's state
 * @param message the error; empty if there is none
 * @param started the time at which it started, in ISO 8601 format; empty if it did not start
 * @param finished the time at which it ended; empty while it is running
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
        /** A process is computing the stage, or was killed while doing so. */
        RUNNING,
        /** This run computed the stage. */
        COMPUTED,
        /** Another run computed the stage while this run waited. */
        FOUND,
        /** The stage was interrupted. It will be resumed when it is started again. */
        INTERRUPTED,
        /** The stage failed. */
        FAILED,
        /** The stage failed because training broke down in it or in one of its inputs. */
        BROKE_DOWN,
        /** The stage was not attempted because another stage failed. */
        SKIPPED;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
