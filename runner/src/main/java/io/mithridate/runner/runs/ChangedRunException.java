package io.mithridate.runner.runs;

/** The content of a run's folder is not what would be planned now; nothing was computed. */
public final class ChangedRunException extends Exception {

    private static final long serialVersionUID = 1L;

    public ChangedRunException(String message) {
        super(message);
    }
}
