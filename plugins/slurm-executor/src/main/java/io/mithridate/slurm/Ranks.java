package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorts a graph of tasks by the length of the longest chain before each. */
final class Ranks {

    private Ranks() {}

    /**
     * The tasks of each rank, in the order in which they stood. A task is of rank 0 if it waits for
     * none of the others, and else one above the highest that it waits for.
     *
     * @param tasks each waits only for tasks before it, or for some that are not among them
     */
    static List<List<Task>> of(List<Task> tasks) {
        Map<String, Integer> ranks = new HashMap<>();
        List<List<Task>> sorted = new ArrayList<>();
        for (Task task : tasks) {
            int rank = 0;
            for (String key : task.waitsFor()) {
                rank = Math.max(rank, ranks.getOrDefault(key, -1) + 1);
            }
            ranks.put(task.key(), rank);
            if (rank == sorted.size()) {
                sorted.add(new ArrayList<>());
            }
            sorted.get(rank).add(task);
        }
        return sorted;
    }
}
