package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The tasks of a large experiment, in the form that the planner gives them: bases; an attack and 25
 * defenses for each victim; and, for each of the 26 models of a victim, clean embeddings with three
 * metrics, and triggered embeddings with one.
 */
final class LargeMatrix implements SimulatedSlurm.Work {

    private static final int DEFENSES = 25;

    /** The estimated seconds of each kind on a small GPU; tasks deviate from them at random. */
    private static final Map<String, Double> SECONDS =
            Map.of(
                    "base", 7200.0,
                    "attack", 300.0,
                    "victim", 3600.0,
                    "defense", 1800.0,
                    "embeddings", 120.0,
                    "measurement", 20.0);

    private static final Set<String> TRAINED = Set.of("base", "victim", "defense");

    private final List<Task> tasks = new ArrayList<>();
    private final Map<String, Task> byKey = new HashMap<>();
    private final Map<String, Double> seconds = new HashMap<>();
    private final Random random = new Random(7);

    /** Creates 100 000 tasks with 82 bases and 546 victims. */
    static LargeMatrix of100000() {
        return new LargeMatrix(82, 546);
    }

    LargeMatrix(int bases, int victims) {
        List<Task> trained = new ArrayList<>();
        for (int victim = 0; victim < victims; victim++) {
            if (victim < bases) {
                trained.add(add("base"));
            }
            Task attack = add("attack");
            Task poisoned = add("victim", trained.get(victim % bases), attack);
            measure(poisoned, attack);
            for (int defense = 0; defense < DEFENSES; defense++) {
                measure(add("defense", poisoned), attack);
            }
        }
    }

    private void measure(Task model, Task attack) {
        Task clean = add("embeddings", model);
        for (int metric = 0; metric < 3; metric++) {
            add("measurement", clean);
        }
        add("measurement", add("embeddings", model, attack));
    }

    private Task add(String kind, Task... waitsFor) {
        List<String> keys = new ArrayList<>();
        for (Task task : waitsFor) {
            keys.add(task.key());
        }
        Task task =
                new Task(
                        "%064x".formatted(tasks.size()),
                        kind + " " + tasks.size(),
                        kind,
                        Set.copyOf(keys),
                        Map.of("device", "gpu", "threads", "4"));
        tasks.add(task);
        byKey.put(task.key(), task);
        // The deviation is clipped so that no single task dominates.
        double factor = Math.exp(0.3 * Math.max(-2, Math.min(2, random.nextGaussian())));
        seconds.put(task.key(), SECONDS.getOrDefault(kind, 0.0) * factor);
        return task;
    }

    List<Task> tasks() {
        return tasks;
    }

    @Override
    public double seconds(String key) {
        return seconds.getOrDefault(key, 0.0);
    }

    @Override
    public double savedEvery(String key) {
        Task task = byKey.get(key);
        return task != null && TRAINED.contains(task.kind()) ? 600 : Double.POSITIVE_INFINITY;
    }

    /** Returns the sum of the seconds of all tasks. */
    double totalSeconds() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns the seconds of the longest chain of tasks. */
    double criticalPathSeconds() {
        return new LeastMakespan(tasks, this::seconds).withSlots(Integer.MAX_VALUE);
    }
}
