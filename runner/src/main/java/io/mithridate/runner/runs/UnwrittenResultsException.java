package io.mithridate.runner.runs;

import io.mithridate.runner.results.statistics.EvaluatedRun;
import java.io.IOException;

/**
 * Thrown if all results were computed but cannot be written to the run's folder, because the disk
 * is full or read-only.
 */
public final class UnwrittenResultsException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient EvaluatedRun evaluated;

    public UnwrittenResultsException(EvaluatedRun evaluated, RunFolder folder, IOException cause) {
        super(
                ("the results cannot be written to %s (%s); what was computed is in the store, and"
                                + " 'mithridate report %s' writes them once there is room")
                        .formatted(folder.path(), cause, folder.path()),
                cause);
        this.evaluated = evaluated;
    }

    /** Returns the results, so that they can at least be shown. */
    public EvaluatedRun evaluated() {
        return evaluated;
    }
}
