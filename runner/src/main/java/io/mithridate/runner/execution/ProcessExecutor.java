package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Events;
import io.mithridate.api.execution.Executor.Request;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
                                        WorkerProcess.WorkerLimits.of(this),
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

    /**
     * The GPU that each worker sees, so that all compute on {@code gpu} and their keys do not
     * differ.
     *
     * @param listed those of the variable {@code CUDA_VISIBLE_DEVICES}, or all that the driver has;
     *     empty if neither is known, so that a worker's number names its GPU
     */
    record VisibleGpus(List<String> listed) {

        /** The folder in which Linux shows what NVIDIA's driver found. */
        static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");

        private static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

        VisibleGpus {
            listed = List.copyOf(listed);
        }

        /**
         * The GPUs that a process sees.
         *
         * @param driver the folder in which NVIDIA's driver has one for each GPU of the machine;
         *     may be missing
         */
        static VisibleGpus in(Map<String, String> environment, Path driver) {
            String value = environment.getOrDefault(VARIABLE, "");
            return new VisibleGpus(
                    value.isBlank()
                            ? numbers(driver)
                            : Arrays.stream(value.split(",")).map(String::strip).toList());
        }

        private static List<String> numbers(Path driver) {
            String @Nullable [] gpus = driver.toFile().list();
            return gpus == null
                    ? List.of()
                    : IntStream.range(0, gpus.length).mapToObj(Integer::toString).toList();
        }

        /**
         * Returns the environment variables of a worker. A worker that computes on the processor,
         * or on a GPU of another number, sees what this process sees.
         *
         * @param device the device of the run's tasks, as experiments write it
         * @param worker its number, from 0; more workers than GPUs share them
         */
        Map<String, String> of(String device, int worker) {
            if (!device.equals("gpu") && !device.equals("gpu:0")) {
                return Map.of();
            }
            return Map.of(
                    VARIABLE,
                    listed.isEmpty()
                            ? Integer.toString(worker)
                            : listed.get(worker % listed.size()));
        }
    }
}
