package io.mithridate.runner.execution;

/** A worker is gone, or was killed, before it said how its task ended; the message says why. */
final class LostWorkerException extends Exception {

    private static final long serialVersionUID = 1L;

    LostWorkerException(String message) {
        super(message);
    }
}
