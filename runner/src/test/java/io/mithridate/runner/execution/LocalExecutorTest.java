package io.mithridate.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalExecutorTest {

    private final Queue<String> started = new ConcurrentLinkedQueue<>();
    private final Queue<String> endedInOrder = new ConcurrentLinkedQueue<>();
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    private static Task task(String key, String... waitsFor) {
        return new Task(key, key, "victim", Set.of(waitsFor), Map.of());
    }

    private void execute(List<Task> tasks, int jobs, boolean failFast, Executor.TaskRunner runner)
            throws InterruptedException {
        Ending ending =
                new LocalExecutor()
                        .execute(
                                new Executor.Request(
                                        Path.of("run"), tasks, jobs, failFast, runner, List.of()),
                                new Executor.Events() {
                                    @Override
                                    public void started(Task task) {
                                        assertThat(outcomes.keySet()).containsAll(task.waitsFor());
                                        started.add(task.key());
                                    }

                                    @Override
                                    public void ended(Task task, Outcome outcome) {
                                        endedInOrder.add(task.key());
                                        outcomes.put(task.key(), outcome);
                                    }
                                });
        assertThat(ending).isEqualTo(Ending.ENDED);
    }

    private static Executor.TaskRunner runnerFailingOn(String key) {
        return task -> task.key().equals(key) ? Outcome.failure("it is broken") : Outcome.success();
    }

    @Test
    void reportsEveryTaskOnce() throws InterruptedException {
        execute(List.of(task("a"), task("b"), task("c")), 1, false, runnerFailingOn("b"));

        assertThat(started).containsExactly("a", "b", "c");
        assertThat(endedInOrder).containsExactly("a", "b", "c");
        assertThat(outcomes)
                .containsEntry("b", Outcome.failure("it is broken"))
                .containsEntry("c", Outcome.success());
    }

    @Test
    void reportsTheExceptionOfAnEventHandler() {
        Executor.Events broken =
                new Executor.Events() {
                    @Override
                    public void started(Task task) {
                        throw new IllegalArgumentException("no such cell");
                    }

                    @Override
                    public void ended(Task task, Outcome outcome) {}
                };
        Executor.Request request =
                new Executor.Request(
                        Path.of("run"),
                        List.of(task("a")),
                        1,
                        false,
                        task -> Outcome.success(),
                        List.of());

        assertThatThrownBy(() -> new LocalExecutor().execute(request, broken))
                .hasMessage(
                        "an event handler failed: java.lang.IllegalArgumentException: no such cell")
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void startsTheFirstTaskThatCanStart() throws InterruptedException {
        List<Task> tasks =
                List.of(
                        task("base 1"),
                        task("victim 1", "base 1"),
                        task("defense 1", "victim 1"),
                        task("base 2"),
                        task("victim 2", "base 2"));

        execute(tasks, 1, false, runnerFailingOn("nothing"));

        assertThat(started)
                .containsExactly("base 1", "victim 1", "defense 1", "base 2", "victim 2");
    }

    @Test
    void startsAnotherCellInsteadOfWaitingForABase() throws InterruptedException {
        CountDownLatch secondBaseStarted = new CountDownLatch(1);
        List<Task> tasks = List.of(task("base 1"), task("victim 1", "base 1"), task("base 2"));

        execute(
                tasks,
                2,
                false,
                task -> {
                    if (task.key().equals("base 2")) {
                        secondBaseStarted.countDown();
                    }
                    return !task.key().equals("base 1") || await(secondBaseStarted)
                            ? Outcome.success()
                            : Outcome.failure("ran alone");
                });

        assertThat(outcomes.values()).hasSize(3).allMatch(Outcome::succeeded);
    }

    @Test
    void skipsTasksThatDependOnAFailedTaskAndRunsTheOthers() throws InterruptedException {
        List<Task> tasks =
                List.of(
                        task("base"),
                        task("victim", "base"),
                        task("defense", "victim"),
                        task("metric", "defense", "victim"),
                        task("other", "base"));

        execute(tasks, 1, false, runnerFailingOn("victim"));

        assertThat(started).containsExactly("base", "victim", "other");
        assertThat(endedInOrder).containsExactly("base", "victim", "defense", "metric", "other");
        Outcome skipped = new Outcome(Outcome.State.SKIPPED, "skipped because 'victim' failed");
        assertThat(outcomes)
                .containsEntry("victim", Outcome.failure("it is broken"))
                .containsEntry("defense", skipped)
                .containsEntry("metric", skipped)
                .containsEntry("other", Outcome.success());
    }

    @Test
    void startsNoFurtherTaskAfterAFailureWithFailFast() throws InterruptedException {
        List<Task> tasks = List.of(task("a"), task("b"), task("c"), task("d", "b"));

        execute(tasks, 1, true, runnerFailingOn("b"));

        assertThat(started).containsExactly("a", "b");
        assertThat(outcomes)
                .hasSize(4)
                .containsEntry("a", Outcome.success())
                .containsEntry("b", Outcome.failure("it is broken"))
                .containsEntry(
                        "c",
                        new Outcome(
                                Outcome.State.SKIPPED,
                                "not started: 'b' failed, and --fail-fast was given"))
                .containsEntry(
                        "d", new Outcome(Outcome.State.SKIPPED, "skipped because 'b' failed"));
    }

    @Test
    void runsAsManyTasksAtATimeAsThereAreJobs() throws InterruptedException {
        CountDownLatch bothRunning = new CountDownLatch(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger maxRunning = new AtomicInteger();

        execute(
                IntStream.range(0, 6).mapToObj(number -> task("task " + number)).toList(),
                2,
                false,
                task -> {
                    maxRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                    bothRunning.countDown();
                    boolean together = await(bothRunning);
                    running.decrementAndGet();
                    return together ? Outcome.success() : Outcome.failure("ran alone");
                });

        assertThat(maxRunning).hasValue(2);
        assertThat(outcomes).hasSize(6);
        assertThat(outcomes.values()).allMatch(Outcome::succeeded);
        assertThat(endedInOrder).doesNotHaveDuplicates();
    }

    @Test
    void endsAtOnceWithoutTasks() throws InterruptedException {
        execute(List.of(), 3, false, runnerFailingOn("nothing"));

        assertThat(outcomes).isEmpty();
    }

    @Test
    void startsNothingAfterAnInterruptAndWaitsForRunningTasks() {
        Thread main = Thread.currentThread();

        assertThatThrownBy(
                        () ->
                                execute(
                                        List.of(task("a"), task("b"), task("c", "a")),
                                        1,
                                        false,
                                        task -> {
                                            main.interrupt();
                                            return await(new CountDownLatch(1))
                                                    ? Outcome.success()
                                                    : Outcome.interrupted();
                                        }))
                .isInstanceOf(InterruptedException.class);
        assertThat(started).containsExactly("a");
        assertThat(outcomes).containsOnly(Map.entry("a", Outcome.interrupted()));
    }

    @Test
    void endsTheRunIfATaskRunnerThrows() {
        List<Task> tasks = List.of(task("a"), task("b", "a"));

        assertThatThrownBy(
                        () ->
                                execute(
                                        tasks,
                                        2,
                                        false,
                                        task -> {
                                            throw new IllegalStateException("no folder");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no folder");
        assertThat(outcomes).isEmpty();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
