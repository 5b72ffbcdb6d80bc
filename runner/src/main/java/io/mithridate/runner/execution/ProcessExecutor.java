package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor;
import jakarta.inject.Inject;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks in worker processes that stay, several at a time.
 *
 * <p>A worker that dies costs its task one of the task's tries, and nothing else: training goes on
 * where its state was saved. Each worker computes with the threads that are in the keys, so that
 * the results are those of {@link LocalExecutor}.
 */
public final class ProcessExecutor implements Executor {

    private static final Logger log = LoggerFactory.getLogger(ProcessExecutor.class);

    private final ProcessOptions options;

    /** Made by injection. */
    @Inject
    public ProcessExecutor(ProcessOptions options) {
        this.options = options;
    }

    @Override
    public Ending execute(Request request, Events events) throws InterruptedException {
        int workers =
                Math.min(
                        options.workers().orElse(request.jobs()),
                        Math.max(1, request.tasks().size()));
        warnOfTooManyThreads(workers, request.tasks());
        VisibleGpus gpus = VisibleGpus.in(System.getenv(), VisibleGpus.DRIVER);
        new Slots(
                        new Schedule(
                                CriticalPath.first(request.tasks(), workers), request.failFast()),
                        events)
                .fill(
                        workers,
                        number ->
                                new WorkerSlot(
                                        request.serving(),
                                        gpus.of(fact(request.tasks(), "device"), number),
                                        request.runFolder()
                                                .resolve("workers")
                                                .resolve(number + 1 + ".log"),
                                        WorkerLimits.of(options),
                                        options.retries()));
        return Ending.ENDED;
    }

    private static void warnOfTooManyThreads(int workers, List<Task> tasks) {
        String threads = fact(tasks, "threads");
        int processors = Runtime.getRuntime().availableProcessors();
        if (!threads.isEmpty() && (long) workers * Integer.parseInt(threads) > processors) {
            log.warn(
                    "{} workers of {} threads each are more than this machine's {} processors can"
                            + " run at a time",
                    workers,
                    threads,
                    processors);
        }
    }

    /** The same for all tasks of a run. */
    private static String fact(List<Task> tasks, String name) {
        return tasks.isEmpty() ? "" : tasks.get(0).facts().getOrDefault(name, "");
    }
}
