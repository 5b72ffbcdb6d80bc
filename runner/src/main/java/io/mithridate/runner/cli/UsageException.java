package io.mithridate.runner.cli;

/** Reports an invalid command line. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
