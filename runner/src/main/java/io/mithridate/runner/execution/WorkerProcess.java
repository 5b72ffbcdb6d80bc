package io.mithridate.runner.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.training.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A long-lived worker process, seen from its parent. It receives one task after another and is
 * killed if it exceeds its limits. Used by one thread.
 *
 * <p>The worker's standard error goes to a log file, as does any standard output that is not a
 * message.
 */
final class WorkerProcess {

    private static final Logger log = LoggerFactory.getLogger(WorkerProcess.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOG_LINES = 10;
    private static final long POLL_MILLIS = 100;

    /** Maximum time between the start of a process and its first message; our choice. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    /** Maximum time for a process to exit after it has closed its input or output; our choice. */
    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(5);

    private final Process process;
    private final Writer orders;
    private final LogTail logTail;
    private final Path logFile;
    private final ProcessExecutor limits;
    private final BlockingQueue<TaskWorker.WorkerMessage> messages = new LinkedBlockingQueue<>();
    private final Thread reader;
    private volatile long lastMessageNanos = System.nanoTime();
    private volatile boolean hasSentMessage;

    private WorkerProcess(Process process, LogTail logTail, ProcessExecutor limits) {
        this.process = process;
        this.logTail = logTail;
        this.logFile = logTail.file();
        this.limits = limits;
        orders = process.outputWriter(StandardCharsets.UTF_8);
        reader = new Thread(this::listen, "news of " + logFile.getFileName());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a worker.
     *
     * @param environment variables to set in addition to those of this process
     * @param logFile the file to which the worker's output is appended
     * @param limits the options with the limits beyond which the worker is killed
     */
    static WorkerProcess start(
            List<String> command,
            Map<String, String> environment,
            Path logFile,
            ProcessExecutor limits)
            throws IOException {
        Files.createDirectories(logFile.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        LogTail logTail = LogTail.fromNow(logFile);
        return new WorkerProcess(builder.start(), logTail, limits);
    }

    /** Returns whether the worker can accept a task. */
    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Runs a task.
     *
     * @throws LostWorkerException if the worker exited or was killed
     * @throws InterruptedException if this thread is interrupted; the worker continues
     */
    Outcome run(Task task, TrainingListener listener)
            throws LostWorkerException, InterruptedException {
        try {
            orders.write(JSON.writeValueAsString(new TaskWorker.WorkerOrder(task.key())) + "\n");
            orders.flush();
        } catch (IOException gone) {
            throw lostWorker(awaitExit());
        }
        long startNanos = System.nanoTime();
        while (true) {
            Optional<Outcome> outcome = next(task, listener);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (limits.taskTimeout().isPresent()
                    && exceeds(since(startNanos), limits.taskTimeout().get())) {
                throw kill(
                        "the worker was killed since the task took more than the %d s of"
                                        .formatted(limits.taskTimeout().get())
                                + " task-timeout");
            }
        }
    }

    /** Processes the next message, and returns the outcome of the task if it has just ended. */
    private Optional<Outcome> next(Task task, TrainingListener listener)
            throws LostWorkerException, InterruptedException {
        TaskWorker.WorkerMessage message = messages.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (message == null) {
            requireAlive();
        } else if (message instanceof TaskWorker.WorkerMessage.Ended ended) {
            return Optional.of(new Outcome(ended.state(), ended.message()));
        } else if (message instanceof TaskWorker.WorkerMessage.Alive alive) {
            enforceMemoryLimit(alive.memoryMiB());
        } else if (message instanceof TaskWorker.WorkerMessage.Training training) {
            listener.onStart(
                    new TrainingListener.Start(
                            task.title(),
                            training.steps(),
                            training.epochs(),
                            training.batch(),
                            training.done(),
                            training.doneSeconds(),
                            training.batch()));
        } else if (message instanceof TaskWorker.WorkerMessage.Step step) {
            listener.onStep(
                    new TrainingListener.Step(
                            step.number(),
                            step.epoch(),
                            step.samples(),
                            step.learningRate(),
                            step.loss(),
                            Map.of()));
        }
        return Optional.empty();
    }

    private void requireAlive() throws LostWorkerException, InterruptedException {
        if (!reader.isAlive() && messages.isEmpty()) {
            throw lostWorker(awaitExit());
        }
        if (isSilent()) {
            throw kill(
                    "the worker was killed because it sent no message for %d s; heartbeat-timeout allows"
                                    .formatted(since(lastMessageNanos).toSeconds())
                            + " %d s".formatted(limits.heartbeatTimeout()));
        }
    }

    private boolean isSilent() {
        Duration silence = since(lastMessageNanos);
        return exceeds(silence, limits.heartbeatTimeout())
                && (hasSentMessage || silence.compareTo(START_TIMEOUT) > 0);
    }

    private static boolean exceeds(Duration duration, long seconds) {
        return duration.compareTo(Duration.ofSeconds(seconds)) > 0;
    }

    private void enforceMemoryLimit(long memoryMiB)
            throws LostWorkerException, InterruptedException {
        if (limits.memory().isPresent() && memoryMiB > limits.memory().get()) {
            throw kill(
                    "the worker was killed since it took %d MiB, more than the %d MiB of memory"
                            .formatted(memoryMiB, limits.memory().get()));
        }
    }

    /**
     * Tells the worker to stop at the next point from which it can be resumed, and waits as long as
     * it sends messages.
     */
    void stop() {
        closeOrders();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                if (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) && isSilent()) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeOrders() {
        try {
            orders.close();
        } catch (IOException gone) {
            log.debug("the worker of {} is gone already", logFile, gone);
        }
    }

    private LostWorkerException kill(String reason) throws InterruptedException {
        process.destroyForcibly().waitFor();
        return lostWorker(reason);
    }

    /**
     * Waits for a worker that has closed its input or output to exit, and kills it if it does not;
     * returns a description of its end.
     */
    private String awaitExit() throws InterruptedException {
        if (!process.waitFor(EXIT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return "the worker was killed because it closed its standard input or output and did"
                    + " not end";
        }
        int code = process.exitValue();
        // Shells and the JVM add 128 to the number of the signal.
        return code > 128
                ? "the worker was killed by signal %d".formatted(code - 128)
                : "the worker ended with exit code %d".formatted(code);
    }

    private LostWorkerException lostWorker(String reason) {
        String last = lastLines();
        return new LostWorkerException(
                last.isEmpty()
                        ? "%s; it wrote nothing to its log %s".formatted(reason, logFile)
                        : "%s; the last lines of its log %s:%n%s".formatted(reason, logFile, last));
    }

    private String lastLines() {
        try {
            return logTail.lastLines(LOG_LINES);
        } catch (IOException unreadable) {
            return "(it cannot be read: %s)".formatted(unreadable);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lastMessageNanos = System.nanoTime();
                handle(line);
            }
        } catch (IOException gone) {
            log.debug("the worker of {} is gone", logFile, gone);
        }
    }

    private void handle(String line) {
        Optional<TaskWorker.WorkerMessage> message = parseMessage(line);
        if (message.isPresent()) {
            messages.add(message.get());
            hasSentMessage = true;
        } else {
            appendToLog(line);
        }
    }

    private static Optional<TaskWorker.WorkerMessage> parseMessage(String line) {
        try {
            TaskWorker.WorkerMessage read = JSON.readValue(line, TaskWorker.WorkerMessage.class);
            return Optional.ofNullable(read);
        } catch (JsonProcessingException somethingElse) {
            return Optional.empty();
        }
    }

    /** Appends a line to the log; a failure does not affect the worker. */
    private void appendToLog(String line) {
        try {
            Files.writeString(
                    logFile,
                    line + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            log.debug("a line cannot be written to {}: {}", logFile, line, e);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /**
     * Thrown if a worker exited or was killed before it reported the outcome of its task. The
     * message gives the reason.
     */
    static final class LostWorkerException extends Exception {

        private static final long serialVersionUID = 1L;

        LostWorkerException(String message) {
            super(message);
        }
    }

    /**
     * The part of a shared log that one process has written.
     *
     * @param file the log
     * @param start the size of the log before the process wrote to it, in bytes
     */
    record LogTail(Path file, long start) {

        /** Maximum number of bytes read, far more than the lines that are shown; our choice. */
        private static final long MAX_BYTES = 1L << 16;

        /** Returns a tail that begins at the current end of the log. */
        static LogTail fromNow(Path file) throws IOException {
            return new LogTail(file, Files.exists(file) ? Files.size(file) : 0);
        }

        /** Returns the last lines that are not blank. Invalid UTF-8 is replaced. */
        String lastLines(int maxLines) throws IOException {
            List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - maxLines), lines.size()));
        }

        private String text() throws IOException {
            try (FileChannel channel = FileChannel.open(file);
                    InputStream bytes = Channels.newInputStream(channel)) {
                long end = channel.size();
                long begin = Math.max(Math.min(start, end), end - MAX_BYTES);
                channel.position(begin);
                return new String(bytes.readNBytes((int) (end - begin)), StandardCharsets.UTF_8);
            }
        }
    }
}
