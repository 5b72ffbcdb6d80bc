package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The order in which the tasks of a graph start: the next task is the first in the list whose
 * inputs are available.
 *
 * <p>The list contains the tasks cell by cell, so cells that have started are preferred. A slot
 * that finds no task in them takes one from a later cell instead of waiting.
 */
final class Schedule {

    private final boolean failFast;
    private final Map<String, List<Task>> dependents = new HashMap<>();
    private final Map<String, Set<String>> missingInputs = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();

    /** Tasks that have not started, in the order of the list. */
    private final Map<String, Task> waiting = new LinkedHashMap<>();

    /** Waiting tasks whose inputs are all available, by position in the list. */
    private final TreeMap<Integer, Task> ready = new TreeMap<>();

    private int running;
    private boolean stopped;

    /**
     * Creates a schedule in which no task has started.
     *
     * @param tasks the tasks, each after the tasks that it waits for
     * @param failFast whether the first failure prevents further tasks from starting
     */
    Schedule(List<Task> tasks, boolean failFast) {
        this.failFast = failFast;
        for (Task task : tasks) {
            positions.put(task.key(), positions.size());
            waiting.put(task.key(), task);
            missingInputs.put(task.key(), new HashSet<>(task.waitsFor()));
            for (String key : task.waitsFor()) {
                dependents.computeIfAbsent(key, k -> new ArrayList<>()).add(task);
            }
            addIfReady(task);
        }
    }

    /** Waits for the next task and returns it; empty if no further task will start. */
    synchronized Optional<Task> next() throws InterruptedException {
        while (!stopped && ready.isEmpty() && running > 0) {
            wait();
        }
        Map.Entry<Integer, Task> first = stopped ? null : ready.pollFirstEntry();
        if (first == null) {
            return Optional.empty();
        }
        waiting.remove(first.getValue().key());
        running++;
        return Optional.of(first.getValue());
    }

    /** Prevents further tasks from starting; they are not reported. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /**
     * Records how a task ended.
     *
     * @return the tasks that will therefore never start, and their outcomes
     */
    synchronized Map<Task, Outcome> recordEnd(Task task, Outcome outcome) {
        running--;
        Map<Task, Outcome> dropped = new LinkedHashMap<>();
        if (outcome.succeeded()) {
            for (Task dependent : dependents.getOrDefault(task.key(), List.of())) {
                missingInputs.getOrDefault(dependent.key(), Set.of()).remove(task.key());
                addIfReady(dependent);
            }
        } else if (outcome.state() != Outcome.State.INTERRUPTED) {
            dropDependents(task, Outcome.skippedBecause(task), dropped);
            if (failFast) {
                for (Task other : List.copyOf(waiting.values())) {
                    drop(other, Outcome.notStartedAfter(task), dropped);
                }
            }
        }
        notifyAll();
        return dropped;
    }

    private void dropDependents(Task failed, Outcome outcome, Map<Task, Outcome> dropped) {
        for (Task dependent : dependents.getOrDefault(failed.key(), List.of())) {
            if (waiting.containsKey(dependent.key())) {
                drop(dependent, outcome, dropped);
                dropDependents(dependent, outcome, dropped);
            }
        }
    }

    private void drop(Task task, Outcome outcome, Map<Task, Outcome> dropped) {
        waiting.remove(task.key());
        ready.values().remove(task);
        dropped.put(task, outcome);
    }

    private void addIfReady(Task task) {
        Integer position = positions.get(task.key());
        if (position != null
                && waiting.containsKey(task.key())
                && missingInputs.getOrDefault(task.key(), Set.of()).isEmpty()) {
            ready.put(position, task);
        }
    }
}
