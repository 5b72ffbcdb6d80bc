package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs tasks in this process, a given number at a time. */
public final class LocalExecutor implements Executor {

    /** Made by injection. */
    @Inject
    public LocalExecutor() {}

    @Override
    public Ending execute(Request request, Events events) throws InterruptedException {
        Schedule schedule = new Schedule(request.tasks(), request.failFast());
        ExecutorService threads = Executors.newFixedThreadPool(request.jobs());
        // Whichever slot ends first is looked at first: one that breaks must not be waited for by
        // those that wait for its task.
        CompletionService<Ending> slots = new ExecutorCompletionService<>(threads);
        try {
            for (int slot = 0; slot < request.jobs(); slot++) {
                slots.submit(() -> fillSlot(schedule, request, events));
            }
            for (int slot = 0; slot < request.jobs(); slot++) {
                slots.take().get();
            }
            return Ending.ENDED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an event handler failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Ending fillSlot(Schedule schedule, Request request, Events events)
            throws InterruptedException {
        for (Optional<Task> next = schedule.next(); next.isPresent(); next = schedule.next()) {
            Task task = next.get();
            events.started(task);
            Outcome outcome = request.inProcess().run(task);
            // Told before anything that builds on it begins.
            events.ended(task, outcome);
            schedule.ended(task, outcome).forEach(events::ended);
        }
        return Ending.ENDED;
    }
}
