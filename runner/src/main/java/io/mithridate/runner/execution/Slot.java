package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor.Events;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;

/** Where one task after the other runs; used by one thread. */
interface Slot extends AutoCloseable {

    /**
     * Runs a task to its end. If the thread is interrupted, the task is stopped at the next point
     * from which it can go on.
     */
    Outcome run(Task task, Events events);

    /** Gives back what the slot holds. */
    @Override
    default void close() {}
}
