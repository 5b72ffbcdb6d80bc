package io.mithridate.runner.store;

/** A file is not an archive of artifacts, or what it holds is damaged; the message says why. */
public final class UnusableArchiveException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableArchiveException(String message) {
        super(message);
    }
}
