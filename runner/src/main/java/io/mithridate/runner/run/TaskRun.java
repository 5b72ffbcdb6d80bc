package io.mithridate.runner.run;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.mithridate.api.backend.NonFiniteLossException;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.StageStatus;
import io.mithridate.runner.stages.embedding.PromptEmbeddings;
import io.mithridate.store.FreeSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Computes stages in this process and records their outcomes in the run's folder. If the folder is
 * not writable, only a warning is logged and the stage is still computed.
 *
 * <p>When a stage finds the disk full, no process of the run starts another stage, which might fail
 * only after hours of training.
 */
public final class TaskRun implements Executor.TaskRunner {

    private static final Logger log = LoggerFactory.getLogger(TaskRun.class);

    private final Map<String, Stage> stages;
    private final StageRunner runner;
    private final RunFolder folder;
    private final Clock clock;
    private final FullDisk disk;
    private final AtomicBoolean foundDiskFull = new AtomicBoolean();

    /**
     * Creates a runner for the stages of a plan.
     *
     * @param folder the folder of the run
     * @param stages the stages, by their keys
     */
    public TaskRun(RunFolder folder, Map<String, Stage> stages, StageRunner runner, Clock clock) {
        this.stages = Map.copyOf(stages);
        this.runner = runner;
        this.folder = folder;
        this.clock = clock;
        this.disk = new FullDisk(runner.store().root(), folder.path(), FreeSpace::ofDisk);
    }

    @Override
    public Outcome run(Executor.Task task) {
        Stage stage = stages.get(task.key());
        return stage == null
                ? Outcome.failure("the plan has no stage of the key " + task.key())
                : run(stage);
    }

    /**
     * Computes a stage, unless another process has stored it in the meantime. The thread is renamed
     * to the title of the stage. If the thread is interrupted, the stage ends at the next point
     * from which it can be resumed, and the interrupt status is cleared.
     */
    @SuppressWarnings("try") // keeps the log open for the whole block
    public Outcome run(Stage stage) {
        if (Thread.interrupted()) {
            return Outcome.interrupted();
        }
        String started = clock.instant().toString();
        if (foundDiskFull.get() || disk.isKnown()) {
            String reason = disk.notStartedMessage();
            recordStatus(stage, StageStatus.State.SKIPPED, reason, "", started);
            return new Outcome(Outcome.State.SKIPPED, reason);
        }
        recordStatus(stage, StageStatus.State.RUNNING, "", started, "");
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        thread.setName(stage.title());
        try (StageLog ignored = new StageLog(folder.logFile(stage), stage.key())) {
            return compute(stage, started);
        } finally {
            thread.setName(name);
        }
    }

    private Outcome compute(Stage stage, String started) {
        StageStatus.State state;
        String failure = "";
        try {
            state =
                    runner.artifact(stage).computed()
                            ? StageStatus.State.COMPUTED
                            : StageStatus.State.FOUND;
        } catch (Exception | Error e) { // plugins may throw anything; other stages continue
            if (Thread.interrupted()) {
                return handleInterruption(stage, started, e);
            }
            log.error("stage=\"{}\" failed", stage.title(), e);
            failure = failureMessage(e);
            state = isBreakdown(e) ? StageStatus.State.BROKE_DOWN : StageStatus.State.FAILED;
        }
        // An interrupted thread cannot write files. The flag can be cleared because no other task
        // runs on this thread during shutdown.
        Thread.interrupted();
        recordStatus(stage, state, failure, started, clock.instant().toString());
        return failure.isEmpty() ? Outcome.success() : Outcome.failure(failure);
    }

    /**
     * Handles the exception of an interrupted stage, which may be any exception thrown by its
     * plugin.
     */
    private Outcome handleInterruption(Stage stage, String started, Throwable e) {
        log.info("stage=\"{}\" interrupted", stage.title(), e);
        Outcome outcome = Outcome.interrupted();
        recordStatus(
                stage,
                StageStatus.State.INTERRUPTED,
                outcome.message(),
                started,
                clock.instant().toString());
        return outcome;
    }

    private void recordStatus(
            Stage stage, StageStatus.State state, String message, String started, String finished) {
        try {
            folder.write(
                    new StageStatus(
                            stage.key(),
                            stage.kind().label(),
                            stage.title(),
                            state,
                            message,
                            started,
                            finished));
        } catch (IOException e) {
            log.warn("the status of '{}' cannot be written: {}", stage.title(), e.toString());
        }
    }

    private String failureMessage(Throwable problem) {
        if (!disk.isCauseOf(problem)) {
            return message(problem);
        }
        foundDiskFull.set(true);
        disk.announce();
        return message(problem) + "; " + disk.advice();
    }

    private static boolean isBreakdown(Throwable problem) {
        return problem instanceof NonFiniteLossException
                || problem instanceof PromptEmbeddings.IndistinctClassesException;
    }

    private static String message(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank()
                ? problem.getClass().getName()
                : problem.getClass().getSimpleName() + ": " + message;
    }

    /**
     * Redirects the log messages of a stage's thread to the stage's log file until it is closed.
     */
    private static final class StageLog implements AutoCloseable {

        private static final String STAGE = "stage";

        private final ch.qos.logback.classic.Logger root;
        private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

        StageLog(Path file, String key) {
            LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
            root = context.getLogger(Logger.ROOT_LOGGER_NAME);

            PatternLayoutEncoder encoder = new PatternLayoutEncoder();
            encoder.setContext(context);
            encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level %logger{0} %msg%n");
            encoder.start();

            appender.setContext(context);
            appender.setFile(file.toString());
            appender.setEncoder(encoder);
            appender.addFilter(
                    new Filter<>() {
                        @Override
                        public FilterReply decide(ILoggingEvent event) {
                            return key.equals(event.getMDCPropertyMap().get(STAGE))
                                    ? FilterReply.NEUTRAL
                                    : FilterReply.DENY;
                        }
                    });
            appender.start();
            root.addAppender(appender);
            MDC.put(STAGE, key);
        }

        @Override
        public void close() {
            MDC.remove(STAGE);
            root.detachAppender(appender);
            appender.stop();
        }
    }
}
