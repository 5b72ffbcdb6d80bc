package io.mithridate.api.execution;

/**
 * Thrown if the system that an executor submits tasks to did not accept them, e.g. because the
 * queue of a cluster is full.
 *
 * <p>This indicates no error in the executor or the tasks. The run ends, and users can resume it
 * once they have resolved the problem. The message says what was refused and why, and which tasks
 * were accepted.
 */
public final class ExecutorRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message the message shown to users
     * @param cause the error that the executor received
     */
    public ExecutorRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
