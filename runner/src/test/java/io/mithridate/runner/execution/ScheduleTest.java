package io.mithridate.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ScheduleTest {

    /** Runs a random graph, up to three tasks at a time; a fifth of the tasks fail. */
    @Property(tries = 300)
    void everyTaskStartsAtMostOnceAfterItsInputsAndEnds(
            @ForAll long seed, @ForAll @IntRange(max = 40) int size, @ForAll boolean failFast)
            throws InterruptedException {
        Random random = new Random(seed);
        List<Task> tasks = randomGraph(size, random);
        Schedule schedule = new Schedule(tasks, failFast);
        Map<String, Outcome> ended = new HashMap<>();
        Set<String> started = new HashSet<>();
        List<Task> running = new ArrayList<>();
        while (ended.size() < size) {
            if (running.isEmpty() || (running.size() < 3 && random.nextBoolean())) {
                // Here next() never waits, because nothing runs or a task is ready.
                if (!running.isEmpty() && noTaskIsReady(tasks, started, ended)) {
                    end(running.remove(0), schedule, random, ended);
                    continue;
                }
                Optional<Task> next = schedule.next();
                assertThat(next).as("a task, since not all have ended").isPresent();
                assertThat(next.get()).isEqualTo(firstReadyTask(tasks, started, ended));
                assertThat(started.add(next.get().key())).as("begun once").isTrue();
                running.add(next.get());
            } else {
                end(running.remove(random.nextInt(running.size())), schedule, random, ended);
            }
        }
        assertThat(schedule.next()).isEmpty();
        assertThat(ended.keySet())
                .isEqualTo(tasks.stream().map(Task::key).collect(Collectors.toSet()));
        if (!failFast) {
            tasks.forEach(
                    task ->
                            assertThat(started.contains(task.key()))
                                    .isEqualTo(inputsSucceeded(task, ended)));
        }
    }

    private static List<Task> randomGraph(int size, Random random) {
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            Set<String> inputs = new HashSet<>();
            for (int input = 0; input < number && inputs.size() < 3; input++) {
                if (random.nextInt(4) == 0) {
                    inputs.add("k" + input);
                }
            }
            tasks.add(new Task("k" + number, "task " + number, "victim", inputs, Map.of()));
        }
        return tasks;
    }

    private static void end(
            Task task, Schedule schedule, Random random, Map<String, Outcome> ended) {
        Outcome outcome = random.nextInt(5) == 0 ? Outcome.failure("chance") : Outcome.success();
        assertThat(ended.put(task.key(), outcome)).as("ended once").isNull();
        schedule.recordEnd(task, outcome)
                .forEach(
                        (dropped, because) -> {
                            assertThat(because.succeeded()).isFalse();
                            assertThat(ended.put(dropped.key(), because)).isNull();
                        });
    }

    private static boolean inputsSucceeded(Task task, Map<String, Outcome> ended) {
        return task.waitsFor().stream()
                .allMatch(key -> ended.containsKey(key) && ended.get(key).succeeded());
    }

    private static Task firstReadyTask(
            List<Task> tasks, Set<String> started, Map<String, Outcome> ended) {
        return tasks.stream()
                .filter(task -> !started.contains(task.key()) && !ended.containsKey(task.key()))
                .filter(task -> inputsSucceeded(task, ended))
                .findFirst()
                .orElseThrow();
    }

    private static boolean noTaskIsReady(
            List<Task> tasks, Set<String> started, Map<String, Outcome> ended) {
        return tasks.stream()
                .filter(task -> !started.contains(task.key()) && !ended.containsKey(task.key()))
                .noneMatch(task -> inputsSucceeded(task, ended));
    }
}
