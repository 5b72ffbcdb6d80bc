package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor.Events;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Runs the tasks of a schedule in slots, each of which has its own thread.
 *
 * @param schedule determines the next task
 * @param events receives the events of tasks
 */
record Slots(Schedule schedule, Events events) {

    /**
     * Runs all tasks.
     *
     * @param count the number of slots
     * @param slots creates the slot with a given number, from 0
     * @throws InterruptedException if the thread is interrupted; no further task was started, and
     *     running tasks have ended
     */
    void runAll(int count, IntFunction<Slot> slots) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        // The slot that ends first is handled first: if a slot fails, others may be waiting for its
        // task and would never end.
        CompletionService<Boolean> ends = new ExecutorCompletionService<>(threads);
        try {
            for (int number = 0; number < count; number++) {
                int slot = number;
                ends.submit(() -> runSlot(slots.apply(slot)));
            }
            for (int number = 0; number < count; number++) {
                ends.take().get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "an event handler failed: " + e.getCause(), e.getCause());
        } finally {
            schedule.stop();
            threads.shutdownNow();
            // Running tasks may need time to save their state.
            while (!threads.awaitTermination(1, TimeUnit.DAYS)) {
                threads.shutdownNow();
            }
        }
    }

    private boolean runSlot(Slot slot) throws InterruptedException {
        try (slot) {
            for (Optional<Task> next = schedule.next(); next.isPresent(); next = schedule.next()) {
                Task task = next.get();
                events.started(task);
                Outcome outcome = slot.run(task, events);
                // The end is reported before any task that depends on this one starts.
                events.ended(task, outcome);
                schedule.recordEnd(task, outcome).forEach(events::ended);
            }
        }
        return true;
    }

    /** Runs one task at a time; used by one thread. */
    interface Slot extends AutoCloseable {

        /**
         * Runs a task to its end. If the thread is interrupted, the task stops at the next point
         * from which it can be resumed.
         */
        Outcome run(Task task, Events events);

        /** Releases the slot's resources. */
        @Override
        default void close() {}
    }
}
