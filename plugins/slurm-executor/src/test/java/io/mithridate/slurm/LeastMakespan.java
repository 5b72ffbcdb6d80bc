package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Seconds that no schedule of tasks can stay under.
 *
 * <p>Until any moment <em>t</em> no more work can be done than if there were a slot for every task,
 * and after it no more than all slots do. So the end is at least <em>t + (work - work that
 * unlimited slots do until t) / slots</em>, for every <em>t</em>. At the beginning this is all work
 * over the number of slots, at the end the longest chain.
 */
final class LeastMakespan {

    /** How many tasks more, or fewer, run from a moment on, if there is a slot for every task. */
    private final NavigableMap<Double, Integer> changes = new TreeMap<>();

    private final double work;

    /**
     * Of tasks, each after those that it waits for.
     *
     * @param seconds how long the task of a key takes
     */
    LeastMakespan(List<Task> tasks, ToDoubleFunction<String> seconds) {
        Map<String, Double> ends = new HashMap<>();
        double sum = 0;
        for (Task task : tasks) {
            double begin = 0;
            for (String key : task.waitsFor()) {
                begin = Math.max(begin, ends.getOrDefault(key, 0.0));
            }
            double end = begin + seconds.applyAsDouble(task.key());
            ends.put(task.key(), end);
            changes.merge(begin, 1, Integer::sum);
            changes.merge(end, -1, Integer::sum);
            sum += end - begin;
        }
        work = sum;
    }

    /** The seconds on so many slots. */
    double of(int slots) {
        double left = work;
        double bound = left / slots;
        double last = 0;
        int running = 0;
        for (Map.Entry<Double, Integer> change : changes.entrySet()) {
            left -= running * (change.getKey() - last);
            last = change.getKey();
            running += change.getValue();
            bound = Math.max(bound, last + Math.max(0, left) / slots);
        }
        return bound;
    }
}
