package io.mithridate.api.execution;

/**
 * The receiver of an executor's tasks did not take them, such as the queue of a cluster that is
 * full.
 *
 * <p>Nothing is wrong with the executor, nor with the tasks: the run ends, and people who have
 * settled the matter let it go on. The message says what was refused and why, and what of the tasks
 * was accepted.
 */
public final class ExecutorRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message for people
     * @param cause what the executor saw of it
     */
    public ExecutorRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
