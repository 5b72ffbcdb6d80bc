package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Events;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Request;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import java.io.IOException;
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
 * Runs tasks in several long-lived worker processes.
 *
 * <p>If a worker dies, its task loses one attempt, and training resumes from its last saved state.
 * Each worker computes with the number of threads that the keys contain, so the results are those
 * of {@link LocalExecutor}. The options do not affect results and are not part of any key.
 */
@About(
        name = "process",
        summary = "computes stages in worker processes, which are replaced when they die",
        fidelity = Fidelity.EXACT)
public record ProcessExecutor(
        @Option(
                        value =
                                "How many workers there are. Each computes with the threads that"
                                    + " the experiment's compute names; default: as many as --jobs"
                                    + " says.",
                        min = 1)
                Optional<Integer> workers,
        @Option(
                        value =
                                "How many times a task is retried after its worker crashed, was"
                                        + " killed, did not answer or took too long or too much"
                                        + " memory. Tasks that report an error are not"
                                        + " retried.",
                        defaultValue = "1",
                        min = 0)
                int retries,
        @Option(
                        value =
                                "Seconds after which a task's worker is killed; default: no"
                                        + " limit.",
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
                                "MiB of resident memory at which a worker is killed; default:"
                                        + " no limit.",
                        min = 1)
                Optional<Integer> memory)
        implements Executor {

    private static final Logger log = LoggerFactory.getLogger(ProcessExecutor.class);

    @Override
    public Ending execute(Request request, Events events) throws InterruptedException {
        int workerCount =
                Math.min(workers.orElse(request.jobs()), Math.max(1, request.tasks().size()));
        warnOfTooManyThreads(workerCount, request.tasks());
        VisibleGpus gpus = VisibleGpus.in(System.getenv(), VisibleGpus.DRIVER);
        String device = commonFact(request.tasks(), "device");
        Path logs = request.runFolder().resolve("workers");
        List<Task> ordered = CriticalPath.order(request.tasks(), workerCount);
        new Slots(new Schedule(ordered, request.failFast()), events)
                .runAll(
                        workerCount,
                        number ->
                                new WorkerSlot(
                                        request.serveCommand(),
                                        gpus.environmentOf(device, number),
                                        logs.resolve(number + 1 + ".log")));
        return Ending.ENDED;
    }

    private static void warnOfTooManyThreads(int workers, List<Task> tasks) {
        String threads = commonFact(tasks, "threads");
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

    /** Returns a fact that is equal for all tasks of a run; empty if it is unknown. */
    private static String commonFact(List<Task> tasks, String name) {
        return tasks.isEmpty() ? "" : tasks.get(0).facts().getOrDefault(name, "");
    }

    /** A slot that runs its tasks in a worker process, which is replaced if it is lost. */
    private final class WorkerSlot implements Slots.Slot {

        private final List<String> command;
        private final Map<String, String> environment;
        private final Path logFile;
        private Optional<WorkerProcess> worker = Optional.empty();

        WorkerSlot(List<String> command, Map<String, String> environment, Path logFile) {
            this.command = command;
            this.environment = environment;
            this.logFile = logFile;
        }

        @Override
        public Outcome run(Task task, Events events) {
            for (int attempt = 0; ; attempt++) {
                try {
                    return worker().run(task, events.training(task));
                } catch (WorkerProcess.LostWorkerException e) {
                    worker = Optional.empty();
                    if (attempt >= retries) {
                        return Outcome.failure(String.valueOf(e.getMessage()));
                    }
                    log.warn("'{}' is restarted: {}", task.title(), e.getMessage());
                } catch (IOException e) {
                    return Outcome.failure("a worker cannot be started: " + e);
                } catch (InterruptedException e) {
                    close();
                    return Outcome.interrupted();
                }
            }
        }

        private WorkerProcess worker() throws IOException {
            WorkerProcess used =
                    worker.filter(WorkerProcess::isAlive).isPresent()
                            ? worker.get()
                            : WorkerProcess.start(
                                    command, environment, logFile, ProcessExecutor.this);
            worker = Optional.of(used);
            return used;
        }

        @Override
        public void close() {
            worker.ifPresent(WorkerProcess::stop);
            worker = Optional.empty();
        }
    }

    /**
     * The GPU that is visible to each worker. All workers then compute on {@code gpu}, so their
     * keys do not differ.
     *
     * @param listed the GPUs in the variable {@code CUDA_VISIBLE_DEVICES}, or else all GPUs of the
     *     driver; if empty, because neither is known, the worker's number is used as the GPU number
     */
    record VisibleGpus(List<String> listed) {

        /** The folder in which Linux lists the GPUs of NVIDIA's driver. */
        static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");

        private static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

        VisibleGpus {
            listed = List.copyOf(listed);
        }

        /**
         * Returns the GPUs that are visible to a process.
         *
         * @param driver the folder that contains one folder per GPU of NVIDIA's driver; may be
         *     missing
         */
        static VisibleGpus in(Map<String, String> environment, Path driver) {
            String value = environment.getOrDefault(VARIABLE, "");
            return new VisibleGpus(
                    value.isBlank()
                            ? gpuNumbers(driver)
                            : Arrays.stream(value.split(",")).map(String::strip).toList());
        }

        private static List<String> gpuNumbers(Path driver) {
            String @Nullable [] gpus = driver.toFile().list();
            return gpus == null
                    ? List.of()
                    : IntStream.range(0, gpus.length).mapToObj(Integer::toString).toList();
        }

        /**
         * Returns the environment variables of a worker; empty if it computes on the CPU or on a
         * GPU other than number 0.
         *
         * @param device the device of the run's tasks, in the notation of experiments
         * @param worker the worker's number, from 0; if there are more workers than GPUs, they
         *     share GPUs
         */
        Map<String, String> environmentOf(String device, int worker) {
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
