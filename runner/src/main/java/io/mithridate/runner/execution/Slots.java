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
 * Fills slots, each with a thread of its own, with the tasks of a schedule.
 *
 * @param schedule says which task is next
 * @param events hears of the tasks
 */
record Slots(Schedule schedule, Events events) {

    /**
     * Runs all tasks.
     *
     * @param count how many run at a time
     * @param slots makes the slot of a number, from 0
     * @throws InterruptedException if the run is to end: nothing more was begun, and what ran has
     *     ended
     */
    void fill(int count, IntFunction<Slot> slots) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        // Whichever slot ends first is looked at first: one that breaks must not be waited for by
        // those that wait for its task.
        CompletionService<Boolean> ends = new ExecutorCompletionService<>(threads);
        try {
            for (int number = 0; number < count; number++) {
                int slot = number;
                ends.submit(() -> fillOne(slots.apply(slot)));
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
            // Where states are saved, what runs is given the time for that.
            while (!threads.awaitTermination(1, TimeUnit.DAYS)) {
                threads.shutdownNow();
            }
        }
    }

    private boolean fillOne(Slot slot) throws InterruptedException {
        try (slot) {
            for (Optional<Task> next = schedule.next(); next.isPresent(); next = schedule.next()) {
                Task task = next.get();
                events.started(task);
                Outcome outcome = slot.run(task, events);
                // Reported before anything that builds on it begins.
                events.ended(task, outcome);
                schedule.ended(task, outcome).forEach(events::ended);
            }
        }
        return true;
    }

    /** A place in which one task runs after the other; used by one thread. */
    interface Slot extends AutoCloseable {

        /**
         * Runs a task to its end. If the thread is interrupted, the task is stopped at the next
         * point from which it can go on.
         */
        Outcome run(Task task, Events events);

        /** Gives back what the slot holds. */
        @Override
        default void close() {}
    }
}
