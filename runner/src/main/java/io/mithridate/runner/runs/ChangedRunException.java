package io.mithridate.runner.runs;

/** Thrown if the run's folder differs from what would be planned now; nothing was computed. */
public final class ChangedRunException extends Exception {

    private static final long serialVersionUID = 1L;

    public ChangedRunException(String message) {
        super(message);
    }
}
