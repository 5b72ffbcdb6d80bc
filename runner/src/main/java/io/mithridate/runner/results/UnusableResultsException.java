package io.mithridate.runner.results;

/** Says which stored results cannot be used, why, and what would be right. */
public final class UnusableResultsException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableResultsException(String message) {
        super(message);
    }

    public UnusableResultsException(String message, Throwable cause) {
        super(message, cause);
    }
}
