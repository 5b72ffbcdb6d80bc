package io.mithridate.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CriticalPathTest {

    private static Task task(String kind, String key, String... waitsFor) {
        return new Task(key, key, kind, Set.of(waitsFor), Map.of());
    }

    @Test
    void whatMostWorkHangsOnComesFirst() {
        // Chains: base 1 = 16 + 16 + 1, victim = 17, base 2 = 16 + 8 + 1, defense = 9, metrics = 1.
        List<Task> tasks =
                List.of(
                        task("measurement", "metric 0"),
                        task("base", "base 2"),
                        task("defense", "defense", "base 2"),
                        task("measurement", "metric 2", "defense"),
                        task("base", "base 1"),
                        task("victim", "victim", "base 1"),
                        task("measurement", "metric 1", "victim"));

        assertThat(CriticalPath.first(tasks).stream().map(Task::key))
                .containsExactly(
                        "base 1",
                        "base 2",
                        "victim",
                        "defense",
                        "metric 0",
                        "metric 2",
                        "metric 1");
    }
}
