package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Request;
import io.mithridate.api.execution.Executor.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tasks and requests for tests. */
final class SampleTasks {

    private SampleTasks() {}

    /** Returns a task with this key. */
    static Task task(String key, String... waitsFor) {
        return new Task(
                key,
                "stage " + key,
                "victim",
                Set.of(waitsFor),
                Map.of("device", "cpu", "threads", "2"));
    }

    /** Returns a request whose worker is a command that gets {@code --task KEY}. */
    static Request request(
            Path runFolder, boolean failFast, List<String> worker, List<Task> tasks) {
        return new Request(
                runFolder,
                tasks,
                1,
                failFast,
                task -> Outcome.failure("not in this process"),
                worker);
    }

    static Request request(Path runFolder, Task... tasks) {
        return request(runFolder, false, List.of("worker"), List.of(tasks));
    }
}
