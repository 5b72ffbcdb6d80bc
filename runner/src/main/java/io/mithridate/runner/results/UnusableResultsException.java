package io.mithridate.runner.results;

/** Thrown if stored results cannot be used; the message gives the reason and says how to fix it. */
public final class UnusableResultsException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableResultsException(String message) {
        super(message);
    }

    public UnusableResultsException(String message, Throwable cause) {
        super(message, cause);
    }
}
