package io.mithridate.api.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Request;
import io.mithridate.api.execution.Executor.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExecutorValuesTest {

    private static Task task(String key, String... waitsFor) {
        return new Task(key, "title of " + key, "victim", Set.of(waitsFor), Map.of());
    }

    private static Request request(Task... tasks) {
        return new Request(
                Path.of("run"),
                List.of(tasks),
                1,
                false,
                ignored -> Outcome.success(),
                List.of("mithridate", "worker", "run"));
    }

    @Test
    void outcomesSayHowATaskEnded() {
        assertThat(Outcome.success())
                .isEqualTo(new Outcome(Outcome.State.SUCCEEDED, ""))
                .matches(Outcome::succeeded);
        assertThat(Outcome.failure("out of memory"))
                .isEqualTo(new Outcome(Outcome.State.FAILED, "out of memory"))
                .matches(outcome -> !outcome.succeeded());
        assertThat(Outcome.skippedBecause(task("b")))
                .isEqualTo(
                        new Outcome(Outcome.State.SKIPPED, "skipped because 'title of b' failed"))
                .matches(outcome -> !outcome.succeeded());
        assertThat(Outcome.notStartedAfter(task("b")))
                .isEqualTo(
                        new Outcome(
                                Outcome.State.SKIPPED,
                                "not started: 'title of b' failed, and --fail-fast was given"));
    }

    @Test
    void requestCopiesItsLists() {
        Map<String, String> facts = new HashMap<>(Map.of("threads", "2"));
        Set<String> waitsFor = new HashSet<>();
        Task task = new Task("k", "victim of badnets, seed 1", "victim", waitsFor, facts);
        List<Task> tasks = new ArrayList<>(List.of(task));
        List<String> worker = new ArrayList<>(List.of("mithridate", "worker"));
        Request request =
                new Request(Path.of("run"), tasks, 1, false, ignored -> Outcome.success(), worker);
        facts.clear();
        waitsFor.add("another");
        tasks.clear();
        worker.clear();

        assertThat(task.facts()).containsEntry("threads", "2");
        assertThat(task.waitsFor()).isEmpty();
        assertThat(request.tasks()).containsExactly(task);
        assertThat(request.worker()).containsExactly("mithridate", "worker");
    }

    @Test
    void commandNamesTheTask() {
        assertThat(request(task("a"), task("b")).command(task("b")))
                .containsExactly("mithridate", "worker", "run", "--task", "b");
    }

    @Test
    void tasksMustFollowTheTasksTheyWaitFor() {
        assertThat(request(task("a"), task("b", "a"), task("c", "a", "b")).tasks()).hasSize(3);
        assertThatThrownBy(() -> request(task("b", "a"), task("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'title of b' waits for a task that is not listed before it");
        assertThatThrownBy(() -> request(task("a", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("title of a");
        assertThatThrownBy(() -> request(task("a"), task("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'title of a' has the key of another task");
    }
}
