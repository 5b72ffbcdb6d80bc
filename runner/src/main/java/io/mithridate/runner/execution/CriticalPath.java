package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which several workers are best kept busy: the task that most work still hangs on
 * comes first. What measures a model comes as soon as there is the model, so that a run that is cut
 * off has results of the cells it has done; only in the end, where workers could run out of work,
 * training comes before it.
 *
 * <p>How long tasks take is not known; by their kind, training counts for more than measuring. The
 * weights are our choice, after the costs of small runs.
 */
final class CriticalPath {

    private static final Map<String, Integer> WEIGHTS =
            Map.of("base", 16, "victim", 16, "defense", 8, "attack", 4, "embeddings", 2);

    private static final Set<String> MEASURING =
            Set.of("embeddings", "guard", "measurement", "epochs");

    /** Our choice: so many trainings for each worker are begun before models are measured. */
    private static final int LAST = 2;

    private CriticalPath() {}

    /**
     * The same tasks, those with the longest chain of work behind them first, each followed by what
     * measures its model; of equal ones, that which stood first.
     *
     * @param tasks each waits only for tasks before it
     * @param workers how many tasks run at a time
     */
    static List<Task> first(List<Task> tasks, int workers) {
        Map<String, Integer> chains = chains(tasks);
        List<String> trainings =
                tasks.stream()
                        .filter(task -> !MEASURING.contains(task.kind()))
                        .sorted(highestFirst(chains))
                        .map(Task::key)
                        .toList();
        int early = Math.max(0, trainings.size() - LAST * workers);
        Set<String> late = Set.copyOf(trainings.subList(early, trainings.size()));
        List<Task> ordered = new ArrayList<>(tasks);
        ordered.sort(highestFirst(ranks(tasks, chains, late)));
        return ordered;
    }

    private static Comparator<Task> highestFirst(Map<String, Integer> weights) {
        return Comparator.comparing(
                task -> weights.getOrDefault(task.key(), 0), Comparator.reverseOrder());
    }

    /** By the key of each task, what it weighs with the longest chain of work behind it. */
    private static Map<String, Integer> chains(List<Task> tasks) {
        Map<String, Integer> behind = new HashMap<>();
        Map<String, Integer> chains = new HashMap<>();
        for (int i = tasks.size() - 1; i >= 0; i--) {
            Task task = tasks.get(i);
            int chain = WEIGHTS.getOrDefault(task.kind(), 1) + behind.getOrDefault(task.key(), 0);
            chains.put(task.key(), chain);
            task.waitsFor().forEach(key -> behind.merge(key, chain, Math::max));
        }
        return chains;
    }

    /** The same, but of what measures a model as much as of its training, except for the late. */
    private static Map<String, Integer> ranks(
            List<Task> tasks, Map<String, Integer> chains, Set<String> late) {
        Map<String, Integer> ranks = new HashMap<>();
        for (Task task : tasks) {
            int rank = chains.getOrDefault(task.key(), 0);
            if (MEASURING.contains(task.kind())) {
                for (String measured : task.waitsFor()) {
                    if (!late.contains(measured)) {
                        rank = Math.max(rank, ranks.getOrDefault(measured, 0));
                    }
                }
            }
            ranks.put(task.key(), rank);
        }
        return ranks;
    }
}
