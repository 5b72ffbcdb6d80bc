package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Determines how tasks ended that are no longer in the queue and whose artifacts are not in the
 * store.
 *
 * @param submissions the tasks that the run has submitted to Slurm
 * @param failFast whether no further task may start after the first failure
 */
record Collected(Submissions submissions, boolean failFast) {

    /**
     * Returns the outcomes, in the order of the tasks.
     *
     * @param tasks each waits only for tasks before it
     * @param open the element of each task, by the task's key
     */
    Map<Task, Outcome> outcomes(List<Task> tasks, Map<String, Place> open) throws IOException {
        Map<String, ElementRecord> records = new HashMap<>();
        for (Task task : tasks) {
            submissions
                    .ended(place(task, open))
                    .ifPresent(record -> records.put(task.key(), record));
        }
        // Elements end in any order, so a task that was not started may precede the one that
        // failed.
        Optional<Task> ender = failFast ? firstFailed(tasks, records) : Optional.empty();
        Map<String, Task> causes = new HashMap<>();
        Map<Task, Outcome> outcomes = new LinkedHashMap<>();
        for (Task task : tasks) {
            Optional<ElementRecord> record = Optional.ofNullable(records.get(task.key()));
            Optional<Task> cause =
                    task.waitsFor().stream().filter(causes::containsKey).map(causes::get).findAny();
            boolean begun = record.isPresent() && record.get().how() != ElementRecord.How.SKIPPED;
            if (cause.isPresent() && !begun) {
                causes.put(task.key(), cause.get());
                outcomes.put(task, Outcome.skippedBecause(cause.get()));
            } else {
                causes.put(task.key(), task);
                outcomes.put(task, own(place(task, open), record, ender));
            }
        }
        return outcomes;
    }

    /**
     * Returns the outcome of a task that left no record because Slurm ended it or never started it.
     * The log often contains the reason.
     */
    private Outcome silent(Place place) throws IOException {
        ArrayFolder array = submissions.array(place.array());
        return Outcome.failure(
                "job %s_%d did not say how it ended: it was cancelled, killed for its time or memory limit, or its node failed; %s; 'resume' submits it again"
                        .formatted(
                                submissions.job(place.array()).number(),
                                place.id(),
                                array.lastLogged(place.id())
                                        .map(
                                                line ->
                                                        "see %s, which ends with '%s'"
                                                                .formatted(
                                                                        array.log(place.id()),
                                                                        line))
                                        .orElse("it left no log")));
    }

    private static Place place(Task task, Map<String, Place> open) {
        return Objects.requireNonNull(open.get(task.key()), task::title);
    }

    private static Optional<Task> firstFailed(
            List<Task> tasks, Map<String, ElementRecord> records) {
        for (Task task : tasks) {
            ElementRecord record = records.get(task.key());
            if (record != null && record.how() == ElementRecord.How.FAILED) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    private Outcome own(Place place, Optional<ElementRecord> found, Optional<Task> ender)
            throws IOException {
        if (found.isEmpty()) {
            return silent(place);
        }
        Path log = submissions.array(place.array()).log(place.id());
        ElementRecord record = found.get();
        return switch (record.how()) {
            case SUCCEEDED ->
                    Outcome.failure(
                            "job %s on %s ended with exit code 0, but its artifact is not in the store: is the store of %s the one of this machine? See %s"
                                    .formatted(record.job(), record.host(), record.host(), log));
            case FAILED ->
                    Outcome.failure(
                            "job %s on %s ended with exit code %d; see %s"
                                    .formatted(
                                            record.job(), record.host(), record.exitCode(), log));
            case INTERRUPTED ->
                    Outcome.failure(
                            "job %s on %s was stopped and not put back into the queue; 'resume' submits it again: training goes on where it was saved, any other stage begins anew, and has to end within its time limit"
                                    .formatted(record.job(), record.host()));
            case SKIPPED ->
                    ender.map(Outcome::notStartedAfter)
                            .orElseGet(
                                    () ->
                                            Outcome.failure(
                                                    "job %s on %s was not begun; see %s"
                                                            .formatted(
                                                                    record.job(),
                                                                    record.host(),
                                                                    log)));
        };
    }
}
