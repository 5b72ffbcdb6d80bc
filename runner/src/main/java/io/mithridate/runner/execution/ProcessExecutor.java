package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks in worker processes that stay, several at a time.
 *
 * <p>A worker that dies costs its task one of the task's tries, and nothing else: training goes on
 * where its state was saved. Each worker computes with the threads that are in the keys, so that
 * the results are those of {@link LocalExecutor}. Its options change no result and are in no key.
 */
@About(
        name = "process",
        summary = "computes stages in worker processes, which are replaced when they die",
        fidelity = Fidelity.EXACT)
public record ProcessExecutor(
        @Option(
                        value =
                                "How many workers there are. Each computes with the threads that"
                                    + " the experiment's compute names; left out: as many as --jobs"
                                    + " says.",
                        min = 1)
                Optional<Integer> workers,
        @Option(
                        value =
                                "How many times a task is begun again whose worker crashed, was"
                                        + " killed, did not answer or took too long or too much"
                                        + " memory. What fails with a message of its own is not"
                                        + " begun again.",
                        defaultValue = "1",
                        min = 0)
                int retries,
        @Option(
                        value =
                                "Seconds after which a task's worker is killed; left out: however"
                                        + " long it takes.",
                        min = 1)
                Optional<Integer> taskTimeout,
        @Option(
                        value =
                                "Seconds after which a worker is killed that has not said that it"
                                        + " is alive, which it does every second.",
                        defaultValue = "60",
                        min = 2)
                int heartbeatTimeout,
        @Option(
                        value =
                                "MiB of resident memory at which a worker is killed; left out:"
                                        + " however much it takes.",
                        min = 1)
                Optional<Integer> memory)
        implements Executor {

    private static final Logger log = LoggerFactory.getLogger(ProcessExecutor.class);

    @Override
    public Ending execute(Request request, Events events) throws InterruptedException {
        int used = Math.min(workers.orElse(request.jobs()), Math.max(1, request.tasks().size()));
        warnOfTooManyThreads(used, request.tasks());
        VisibleGpus gpus = VisibleGpus.in(System.getenv(), VisibleGpus.DRIVER);
        new Slots(
                        new Schedule(CriticalPath.first(request.tasks(), used), request.failFast()),
                        events)
                .fill(
                        used,
                        number ->
                                new WorkerSlot(
                                        request.serving(),
                                        gpus.of(fact(request.tasks(), "device"), number),
                                        request.runFolder()
                                                .resolve("workers")
                                                .resolve(number + 1 + ".log"),
                                        WorkerLimits.of(this),
                                        retries));
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
