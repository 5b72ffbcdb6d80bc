package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders tasks so that several workers are kept busy: tasks with the longest chain of dependent
 * work run first. A model is measured as soon as it is trained, so that an interrupted run has
 * results for its finished cells. Only the last training runs precede measurements, because workers
 * could otherwise run out of work at the end.
 *
 * <p>The durations of tasks are not known, so tasks are weighted by kind, with training above
 * measuring. The weights are our choice, based on the costs of small runs.
 */
final class CriticalPath {

    private static final Map<String, Integer> WEIGHTS =
            Map.of("base", 16, "victim", 16, "defense", 8, "attack", 4, "embeddings", 2);

    private static final Set<String> MEASURING_KINDS =
            Set.of("embeddings", "guard", "measurement", "epochs");

    /** The number of last training runs, per worker, that precede measurements; our choice. */
    private static final int LAST_TRAININGS = 2;

    private CriticalPath() {}

    /**
     * Returns the tasks sorted by descending length of the chain of work that depends on them, each
     * followed by the measurements of its model. Ties keep their order.
     *
     * @param tasks the tasks, each after the tasks that it waits for
     * @param workers the number of tasks that run at the same time
     */
    static List<Task> order(List<Task> tasks, int workers) {
        Map<String, Integer> chains = chainWeights(tasks);
        List<String> trainings =
                tasks.stream()
                        .filter(task -> !MEASURING_KINDS.contains(task.kind()))
                        .sorted(highestFirst(chains))
                        .map(Task::key)
                        .toList();
        int earlyCount = Math.max(0, trainings.size() - LAST_TRAININGS * workers);
        Set<String> late = Set.copyOf(trainings.subList(earlyCount, trainings.size()));
        List<Task> ordered = new ArrayList<>(tasks);
        ordered.sort(highestFirst(ranks(tasks, chains, late)));
        return ordered;
    }

    private static Comparator<Task> highestFirst(Map<String, Integer> weights) {
        return Comparator.comparing(
                task -> weights.getOrDefault(task.key(), 0), Comparator.reverseOrder());
    }

    /**
     * Returns the weight of each task together with the longest chain of work that depends on it,
     * by key.
     */
    private static Map<String, Integer> chainWeights(List<Task> tasks) {
        Map<String, Integer> longestDependents = new HashMap<>();
        Map<String, Integer> chains = new HashMap<>();
        for (int i = tasks.size() - 1; i >= 0; i--) {
            Task task = tasks.get(i);
            int chain =
                    WEIGHTS.getOrDefault(task.kind(), 1)
                            + longestDependents.getOrDefault(task.key(), 0);
            chains.put(task.key(), chain);
            task.waitsFor().forEach(key -> longestDependents.merge(key, chain, Math::max));
        }
        return chains;
    }

    /**
     * Returns the chain weights, with the weight of each measurement raised to the rank of the
     * training that it measures, except for the last training runs.
     */
    private static Map<String, Integer> ranks(
            List<Task> tasks, Map<String, Integer> chains, Set<String> late) {
        Map<String, Integer> ranks = new HashMap<>();
        for (Task task : tasks) {
            int rank = chains.getOrDefault(task.key(), 0);
            if (MEASURING_KINDS.contains(task.kind())) {
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
