package io.mithridate.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.fixtures.AnotherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Tests workers in real JVMs whose tasks crash, hang and stop. */
class ProcessExecutorTest {

    private static final ProcessExecutor DEFAULTS =
            new ProcessExecutor(Optional.of(1), 0, Optional.empty(), 30, Optional.empty());

    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    @TempDir private Path folder;

    private static Task task(String key, String... waitsFor) {
        return new Task(key, "the " + key, "victim", Set.of(waitsFor), Map.of("device", "cpu"));
    }

    private static Stream<Task> tasks(String... keys) {
        return Stream.of(keys).map(ProcessExecutorTest::task);
    }

    private Ending execute(ProcessExecutor options, Stream<Task> tasks)
            throws InterruptedException {
        List<String> worker =
                new ArrayList<>(AnotherProcess.of(ServedByScript.class, folder).command());
        return options.execute(
                new Executor.Request(
                        folder.resolve("run"),
                        tasks.toList(),
                        1,
                        false,
                        task -> Outcome.failure("not in this process"),
                        worker),
                new Executor.Events() {
                    @Override
                    public void started(Task task) {}

                    @Override
                    public void ended(Task task, Outcome outcome) {
                        outcomes.put(task.key(), outcome);
                    }
                });
    }

    private Outcome outcome(String key) {
        return Objects.requireNonNull(outcomes.get(key), key);
    }

    private String pid(String key) throws IOException {
        return Files.readString(folder.resolve(key + ".pid"));
    }

    @Test
    void oneWorkerRunsSeveralTasksAndLogsItsOtherOutput() throws Exception {
        assertThat(execute(DEFAULTS, tasks("a", "b", "fail"))).isEqualTo(Ending.ENDED);

        assertThat(outcomes)
                .containsEntry("a", Outcome.success())
                .containsEntry("b", Outcome.success())
                .containsEntry("fail", Outcome.failure("it is broken"));
        assertThat(new HashSet<>(List.of(pid("a"), pid("b"), pid("fail")))).hasSize(1);
        assertThat(ProcessHandle.of(Long.parseLong(pid("a")))).isEmpty();
        assertThat(folder.resolve("run/workers/1.log")).content().isEqualTo("not news\n");
    }

    @Test
    void crashOfAWorkerFailsOnlyItsTask() throws Exception {
        execute(DEFAULTS, Stream.of(task("crash"), task("user", "crash"), task("other")));

        assertThat(outcome("crash").message())
                .startsWith("the worker ended with exit code 7; the last lines of its log")
                .contains("run/workers/1.log")
                .endsWith("first line\nthe last words");
        assertThat(outcome("user").message()).isEqualTo("skipped because 'the crash' failed");
        assertThat(outcome("other")).isEqualTo(Outcome.success());
        assertThat(pid("other")).isNotEqualTo(pid("crash"));
    }

    @Test
    void messageOmitsTheLogOfAnEarlierWorker() throws Exception {
        execute(DEFAULTS, Stream.of(task("crash"), task("vanish")));

        assertThat(folder.resolve("run/workers/1.log")).content().contains("the last words");
        assertThat(outcome("vanish").message())
                .startsWith("the worker ended with exit code 7; the last lines of its log")
                .endsWith("not news")
                .doesNotContain("the last words");
    }

    @Test
    void retriesATaskWhoseWorkerWasLost() throws Exception {
        ProcessExecutor options =
                new ProcessExecutor(Optional.of(2), 1, Optional.empty(), 30, Optional.empty());

        execute(options, tasks("crash-once", "crash"));

        assertThat(outcome("crash-once")).isEqualTo(Outcome.success());
        assertThat(outcome("crash").succeeded()).isFalse();
    }

    @Tag("long")
    @Test
    void killsAWorkerWithoutAHeartbeat() throws Exception {
        ProcessExecutor options =
                new ProcessExecutor(Optional.of(1), 3, Optional.empty(), 4, Optional.empty());

        execute(options, tasks("stop-once"));

        assertThat(outcomes).containsEntry("stop-once", Outcome.success());
        assertThat(folder.resolve("stop-once.begun")).exists();
    }

    @Test
    void killsAWorkerThatExceedsItsTimeOrMemory() throws Exception {
        execute(
                new ProcessExecutor(Optional.of(1), 0, Optional.of(2), 30, Optional.empty()),
                tasks("hang"));
        execute(
                new ProcessExecutor(Optional.of(1), 0, Optional.empty(), 30, Optional.of(500)),
                tasks("swell"));

        assertThat(outcome("hang").message())
                .startsWith("the worker was killed since the task took more than the 2 s");
        assertThat(outcome("swell").message())
                .startsWith("the worker was killed since it took 900 MiB, more than the 500 MiB")
                .endsWith("last words before it swelled");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsMessagesEvenIfTheLogCannotBeWritten() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("run/workers"));
        Files.createSymbolicLink(logs.resolve("1.log"), Path.of("/dev/full"));

        execute(DEFAULTS, tasks("a"));

        assertThat(outcome("a")).isEqualTo(Outcome.success());
    }

    @Tag("long")
    @Test
    void killsAWorkerThatClosesItsOutput() throws Exception {
        execute(DEFAULTS, tasks("mute"));

        assertThat(outcome("mute").message())
                .startsWith("the worker was killed because it closed its standard input or output");
        assertThat(ProcessHandle.of(Long.parseLong(pid("mute")))).isEmpty();
    }

    @Test
    void warnsIfThereAreMoreThreadsThanProcessors() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(ProcessExecutor.class);
        ListAppender<ILoggingEvent> warnings = new ListAppender<>();
        warnings.start();
        logger.addAppender(warnings);
        try {
            execute(
                    DEFAULTS,
                    Stream.of(new Task("a", "a", "victim", Set.of(), Map.of("threads", "100000"))));
            execute(
                    DEFAULTS,
                    Stream.of(new Task("b", "b", "victim", Set.of(), Map.of("threads", "1"))));
        } finally {
            logger.detachAppender(warnings);
        }

        assertThat(warnings.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .startsWith("1 workers of 100000 threads each are more than this machine's");
    }

    @Test
    void stopsItsWorkersAndStartsNothingAfterAnInterrupt() throws Exception {
        Thread main = Thread.currentThread();
        Thread interrupting =
                new Thread(
                        () -> {
                            while (!Files.exists(folder.resolve("hang.pid"))) {
                                LockSupport.parkNanos(20_000_000);
                            }
                            main.interrupt();
                        });
        interrupting.start();
        boolean interrupted = false;
        try {
            execute(DEFAULTS, Stream.of(task("hang"), task("user", "hang"), task("other")));
        } catch (InterruptedException e) {
            interrupted = true;
        }

        assertThat(interrupted).isTrue();
        assertThat(outcomes).containsOnly(Map.entry("hang", Outcome.interrupted()));
        assertThat(ProcessHandle.of(Long.parseLong(pid("hang")))).isEmpty();
    }
}
