package io.mithridate.runner.execution;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.training.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The worker's side of {@link WorkerProcess}: receives orders and reports its state.
 *
 * <p>When the input with the orders ends, the running task is interrupted, since the parent process
 * has either stopped the worker or died.
 */
public final class TaskWorker implements AutoCloseable {

    /**
     * Escapes non-ASCII characters, which standard output would otherwise lose if no locale is set.
     */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final long STEP_INTERVAL_NANOS = Duration.ofMillis(250).toNanos();

    private final BlockingQueue<WorkerOrder> orders = new LinkedBlockingQueue<>();
    private final Thread server = Thread.currentThread();
    private final PrintStream messages;
    private final ScheduledExecutorService heartbeat =
            Executors.newSingleThreadScheduledExecutor(work -> daemon("heart", work));
    private volatile boolean ended;

    /**
     * Starts the heartbeat and reads orders. The thread that calls this constructor must run the
     * tasks.
     *
     * @param orders lines of JSON
     * @param messages receives lines of JSON; nothing else may be written to it
     * @param memoryKiB returns the process's resident memory
     */
    public TaskWorker(InputStream orders, PrintStream messages, LongSupplier memoryKiB) {
        this.messages = messages;
        // The task never throws, so the future can be ignored.
        var unused =
                heartbeat.scheduleAtFixedRate(
                        () -> send(new WorkerMessage.Alive(memoryKiB.getAsLong() / 1024)),
                        0,
                        1,
                        TimeUnit.SECONDS);
        daemon("orders", () -> readOrders(orders)).start();
    }

    /** Returns a listener that reports training progress. */
    public TrainingListener training() {
        return new TrainingReporter();
    }

    /**
     * Runs the ordered tasks until the orders end.
     *
     * @param runner runs the task with a given key
     */
    public void serve(Function<String, Outcome> runner) {
        while (!ended) {
            try {
                String key = orders.take().run();
                Outcome outcome = runner.apply(key);
                send(new WorkerMessage.Ended(key, outcome.state(), outcome.message()));
            } catch (InterruptedException stopped) {
                ended = true;
            }
        }
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
    }

    private void readOrders(InputStream lines) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                orders.add(JSON.readValue(line, WorkerOrder.class));
            }
        } catch (IOException broken) {
            send(new WorkerMessage.Ended("", Outcome.State.FAILED, "broken orders: " + broken));
        } finally {
            ended = true;
            server.interrupt();
        }
    }

    private synchronized void send(WorkerMessage message) {
        try {
            messages.println(JSON.writeValueAsString(message));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Reports training progress; called by the training thread only. */
    private final class TrainingReporter implements TrainingListener {

        private long steps;
        private long lastStepNanos;

        @Override
        public void onStart(Start start) {
            steps = start.steps();
            lastStepNanos = System.nanoTime() - STEP_INTERVAL_NANOS;
            send(
                    new WorkerMessage.Training(
                            start.name(),
                            start.steps(),
                            start.epochs(),
                            start.batch(),
                            start.done(),
                            start.doneSeconds()));
        }

        @Override
        public void onStep(Step step) {
            long now = System.nanoTime();
            if (step.number() == steps || now - lastStepNanos >= STEP_INTERVAL_NANOS) {
                lastStepNanos = now;
                send(
                        new WorkerMessage.Step(
                                step.number(),
                                step.epoch(),
                                step.samples(),
                                step.learningRate(),
                                step.loss()));
            }
        }
    }

    /** A message from a long-lived worker: one line of JSON on its standard output. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "news")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = WorkerMessage.Alive.class, name = "alive"),
        @JsonSubTypes.Type(value = WorkerMessage.Training.class, name = "training"),
        @JsonSubTypes.Type(value = WorkerMessage.Step.class, name = "step"),
        @JsonSubTypes.Type(value = WorkerMessage.Ended.class, name = "ended")
    })
    sealed interface WorkerMessage {

        /**
         * The heartbeat, sent every second regardless of the worker's other activity.
         *
         * @param memoryMiB the worker's resident memory, in MiB
         */
        record Alive(long memoryMiB) implements WorkerMessage {}

        /** Training starts; see {@link io.mithridate.api.training.TrainingListener.Start}. */
        record Training(
                String name, long steps, int epochs, int batch, long done, double doneSeconds)
                implements WorkerMessage {}

        /** A step is finished; not every step is reported. */
        record Step(long number, int epoch, int samples, double learningRate, double loss)
                implements WorkerMessage {}

        /** A task has ended. */
        record Ended(String task, Outcome.State state, String message) implements WorkerMessage {}
    }

    /**
     * An order to a long-lived worker: one line of JSON on its standard input.
     *
     * @param run the key of the task to run
     */
    record WorkerOrder(String run) {}
}
