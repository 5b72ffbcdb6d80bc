package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs cells in this process, a given number at a time. */
public final class LocalExecutor implements Executor {

    private static final Outcome NOT_STARTED =
            Outcome.failure("not started: an earlier cell failed, and --fail-fast was given");

    /** Made by injection. */
    @Inject
    public LocalExecutor() {}

    @Override
    public void execute(Request request, Events events) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(request.jobs());
        AtomicBoolean stopped = new AtomicBoolean();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Cell cell : request.cells()) {
                running.add(threads.submit(() -> run(cell, request, events, stopped)));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an event handler failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void run(Cell cell, Request request, Events events, AtomicBoolean stopped) {
        if (stopped.get()) {
            events.ended(cell, NOT_STARTED);
            return;
        }
        events.started(cell);
        Outcome outcome = request.inProcess().run(cell);
        if (!outcome.succeeded() && request.failFast()) {
            stopped.set(true);
        }
        events.ended(cell, outcome);
    }
}
