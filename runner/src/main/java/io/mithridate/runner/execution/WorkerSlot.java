package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor.Events;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A slot that runs its tasks in a worker process, which is replaced if it is lost. */
final class WorkerSlot implements Slots.Slot {

    private static final Logger log = LoggerFactory.getLogger(WorkerSlot.class);

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path logFile;
    private final WorkerProcess.WorkerLimits limits;
    private final int retries;
    private Optional<WorkerProcess> worker = Optional.empty();

    WorkerSlot(
            List<String> command,
            Map<String, String> environment,
            Path logFile,
            WorkerProcess.WorkerLimits limits,
            int retries) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.logFile = logFile;
        this.limits = limits;
        this.retries = retries;
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
                        : WorkerProcess.start(command, environment, logFile, limits);
        worker = Optional.of(used);
        return used;
    }

    @Override
    public void close() {
        worker.ifPresent(WorkerProcess::stop);
        worker = Optional.empty();
    }
}
