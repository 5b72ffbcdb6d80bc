package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which several workers are best kept busy: the task that most work still hangs on
 * comes first.
 *
 * <p>How long tasks take is not known; by their kind, training counts for more than measuring. The
 * weights are our choice, after the costs of small runs.
 */
final class CriticalPath {

    private static final Map<String, Integer> WEIGHTS =
            Map.of("base", 16, "victim", 16, "defense", 8, "attack", 4, "embeddings", 2);

    private CriticalPath() {}

    /**
     * The same tasks, those with the longest chain of work behind them first; of equal ones, that
     * which stood first.
     *
     * @param tasks each waits only for tasks before it
     */
    static List<Task> first(List<Task> tasks) {
        Map<String, Integer> behind = new HashMap<>();
        Map<String, Integer> chains = new HashMap<>();
        for (int i = tasks.size() - 1; i >= 0; i--) {
            Task task = tasks.get(i);
            int chain = WEIGHTS.getOrDefault(task.kind(), 1) + behind.getOrDefault(task.key(), 0);
            chains.put(task.key(), chain);
            task.waitsFor().forEach(key -> behind.merge(key, chain, Math::max));
        }
        List<Task> ordered = new ArrayList<>(tasks);
        ordered.sort(
                Comparator.comparing(
                        (Task task) -> chains.getOrDefault(task.key(), 0),
                        Comparator.reverseOrder()));
        return ordered;
    }
}
