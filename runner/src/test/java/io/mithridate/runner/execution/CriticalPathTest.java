package io.mithridate.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CriticalPathTest {

    private static Task task(String kind, String key, String... waitsFor) {
        return new Task(key, key, kind, Set.of(waitsFor), Map.of());
    }

    @Test
    void startsWithTheTaskThatMostWorkDependsOn() {
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

        assertThat(keys(CriticalPath.order(tasks, 2)))
                .containsExactly(
                        "base 1",
                        "base 2",
                        "victim",
                        "defense",
                        "metric 0",
                        "metric 2",
                        "metric 1");
    }

    @Test
    void measuresAModelBeforeTrainingTheNextUnlessFewTrainingsAreLeft() {
        List<Task> tasks = new ArrayList<>(List.of(task("victim", "victim")));
        for (int cell = 1; cell <= 4; cell++) {
            tasks.add(task("defense", "defense " + cell, "victim"));
            tasks.add(task("embeddings", "embeddings " + cell, "defense " + cell));
            tasks.add(task("measurement", "metric " + cell, "embeddings " + cell));
        }

        // With one worker, the last two training runs come before the tasks that measure them.
        assertThat(keys(CriticalPath.order(tasks, 1)))
                .containsExactly(
                        "victim",
                        "defense 1",
                        "embeddings 1",
                        "metric 1",
                        "defense 2",
                        "embeddings 2",
                        "metric 2",
                        "defense 3",
                        "defense 4",
                        "embeddings 3",
                        "metric 3",
                        "embeddings 4",
                        "metric 4");
    }

    private static List<String> keys(List<Task> tasks) {
        return tasks.stream().map(Task::key).toList();
    }
}
