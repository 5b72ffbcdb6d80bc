package io.mithridate.runner.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The content of a cell's {@code status.json}.
 *
 * @param cell the cell's number
 * @param title its name for people
 * @param status how far it is
 * @param message why it has no results; empty where it has, or may still get them
 * @param started when the first of its stages began, ISO 8601
 * @param finished when the last of them ended; empty while it runs
 */
public record CellStatus(
        int cell, String title, State status, String message, String started, String finished) {

    /** How far a cell is. */
    public enum State {
        /** Stages that it needs are being computed. */
        RUNNING,
        /** All of its measurements are in the store. */
        SUCCEEDED,
        /** A stage that it needs failed, or was not tried. */
        FAILED,
        /** The run was told to stop before all of its measurements were in the store. */
        INTERRUPTED,
        /** Measurements are missing, and nothing is known to have failed. */
        UNFINISHED;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
