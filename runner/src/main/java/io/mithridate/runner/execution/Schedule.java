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
 * The order in which the tasks of a graph begin: of those whose inputs are there, the one that
 * stands first in the list.
 *
 * <p>The list goes through the cells one after the other. A cell that has begun therefore goes
 * before the next one, and a slot that nothing of it can fill takes from a later cell instead of
 * waiting.
 */
final class Schedule {

    private final boolean failFast;
    private final Map<String, List<Task>> users = new HashMap<>();
    private final Map<String, Set<String>> missing = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();

    /** Tasks that have not begun, in the order of the list. */
    private final Map<String, Task> waiting = new LinkedHashMap<>();

    /** Those of them that nothing holds back, by their positions. */
    private final TreeMap<Integer, Task> ready = new TreeMap<>();

    private int running;
    private boolean stopped;

    /**
     * A schedule of which nothing has begun.
     *
     * @param tasks each waits only for tasks before it
     * @param failFast whether nothing is begun after the first failure
     */
    Schedule(List<Task> tasks, boolean failFast) {
        this.failFast = failFast;
        for (Task task : tasks) {
            positions.put(task.key(), positions.size());
            waiting.put(task.key(), task);
            missing.put(task.key(), new HashSet<>(task.waitsFor()));
            task.waitsFor()
                    .forEach(key -> users.computeIfAbsent(key, k -> new ArrayList<>()).add(task));
            addIfReady(task);
        }
    }

    /** The next task, as soon as there is one; empty if none will begin any more. */
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

    /** Begins nothing more; what has not begun is heard of no more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /**
     * Takes down how a task ended.
     *
     * @return the tasks that will never begin because of that, and what they end with
     */
    synchronized Map<Task, Outcome> ended(Task task, Outcome outcome) {
        running--;
        Map<Task, Outcome> dropped = new LinkedHashMap<>();
        if (outcome.succeeded()) {
            for (Task user : users.getOrDefault(task.key(), List.of())) {
                missing.getOrDefault(user.key(), Set.of()).remove(task.key());
                addIfReady(user);
            }
        } else if (outcome.state() != Outcome.State.INTERRUPTED) {
            dropUsers(task, Outcome.skippedBecause(task), dropped);
            if (failFast) {
                for (Task other : List.copyOf(waiting.values())) {
                    drop(other, Outcome.notStartedAfter(task), dropped);
                }
            }
        }
        notifyAll();
        return dropped;
    }

    private void dropUsers(Task failed, Outcome outcome, Map<Task, Outcome> dropped) {
        for (Task user : users.getOrDefault(failed.key(), List.of())) {
            if (waiting.containsKey(user.key())) {
                drop(user, outcome, dropped);
                dropUsers(user, outcome, dropped);
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
                && missing.getOrDefault(task.key(), Set.of()).isEmpty()) {
            ready.put(position, task);
        }
    }
}
