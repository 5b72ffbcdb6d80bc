package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A lower bound on the makespan of every schedule of tasks, in seconds.
 *
 * <p>Until any time <em>t</em>, a schedule does no more work than with a slot for every task; after
 * <em>t</em>, no more than all slots can do. So the end is at least <em>t + (work - work that
 * unlimited slots do until t) / slots</em>, for every <em>t</em>. For <em>t</em> = 0, this is all
 * work divided by the number of slots; at the end, it is the longest chain.
 */
final class LeastMakespan {

    /** The change in the number of running tasks at each time, with a slot for every task. */
    private final NavigableMap<Double, Integer> changes = new TreeMap<>();

    private final double work;

    /**
     * Creates the bound for tasks, each of which comes after those that it waits for.
     *
     * @param seconds the seconds that the task with a key takes
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

    /** Returns the minimum number of seconds with this number of slots. */
    double withSlots(int slots) {
        double remainingWork = work;
        double bound = remainingWork / slots;
        double lastTime = 0;
        int running = 0;
        for (Map.Entry<Double, Integer> change : changes.entrySet()) {
            remainingWork -= running * (change.getKey() - lastTime);
            lastTime = change.getKey();
            running += change.getValue();
            bound = Math.max(bound, lastTime + Math.max(0, remainingWork) / slots);
        }
        return bound;
    }
}
