package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.slurm.ArrayFolder.ElementRecord;
import io.mithridate.slurm.JobArray.ElementId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Determines the outcomes of tasks that are no longer in the queue and whose artifacts are not in
 * the store.
 *
 * @param submissions the tasks that the run has submitted to Slurm
 * @param failFast whether no further task may start after the first failure
 */
record OutcomeCollector(Submissions submissions, boolean failFast) {

    /**
     * Returns the outcomes, in the order of the tasks.
     *
     * @param tasks each waits only for tasks before it
     * @param open the element of each task, by the task's key
     */
    Map<Task, Outcome> outcomes(List<Task> tasks, Map<String, ElementId> open) throws IOException {
        Map<String, ElementRecord> records = new HashMap<>();
        for (Task task : tasks) {
            ElementId element = element(task, open);
            submissions
                    .array(element.array())
                    .endRecord(element.id())
                    .ifPresent(record -> records.put(task.key(), record));
        }
        // Elements end in any order, so a task that was not started may precede the one that
        // failed.
        Optional<Task> firstFailure =
                tasks.stream()
                        .filter(task -> failFast && failed(records.get(task.key())))
                        .findFirst();
        Map<String, Task> causes = new HashMap<>();
        Map<Task, Outcome> outcomes = new LinkedHashMap<>();
        for (Task task : tasks) {
            Optional<ElementRecord> record = Optional.ofNullable(records.get(task.key()));
            Optional<Task> cause =
                    task.waitsFor().stream().filter(causes::containsKey).map(causes::get).findAny();
            boolean started =
                    record.isPresent() && record.get().status() != ElementRecord.Status.SKIPPED;
            if (cause.isPresent() && !started) {
                causes.put(task.key(), cause.get());
                outcomes.put(task, Outcome.skippedBecause(cause.get()));
            } else {
                causes.put(task.key(), task);
                outcomes.put(task, outcomeOf(element(task, open), record, firstFailure));
            }
        }
        return outcomes;
    }

    /**
     * Returns the outcome of a task that left no record because Slurm ended it or never started it.
     * The log often contains the reason.
     */
    private Outcome outcomeWithoutRecord(ElementId element) throws IOException {
        ArrayFolder array = submissions.array(element.array());
        String log =
                array.lastLogLine(element.id())
                        .map(
                                line ->
                                        "see %s, which ends with '%s'"
                                                .formatted(array.log(element.id()), line))
                        .orElse("it left no log");
        return Outcome.failure(
                "job %s_%d left no exit record: it was cancelled, killed for its time or memory limit, or its node failed; %s; 'resume' submits it again"
                        .formatted(submissions.job(element.array()).number(), element.id(), log));
    }

    private static ElementId element(Task task, Map<String, ElementId> open) {
        return Objects.requireNonNull(open.get(task.key()), task::title);
    }

    private static boolean failed(@Nullable ElementRecord record) {
        return record != null && record.status() == ElementRecord.Status.FAILED;
    }

    private Outcome outcomeOf(
            ElementId element, Optional<ElementRecord> found, Optional<Task> firstFailure)
            throws IOException {
        if (found.isEmpty()) {
            return outcomeWithoutRecord(element);
        }
        Path log = submissions.array(element.array()).log(element.id());
        ElementRecord record = found.get();
        String job = "job %s on %s ".formatted(record.job(), record.host());
        return switch (record.status()) {
            case SUCCEEDED ->
                    Outcome.failure(
                            job
                                    + "ended with exit code 0, but its artifact is not in the store; check that %s uses the same store as this machine; see %s"
                                            .formatted(record.host(), log));
            case FAILED ->
                    Outcome.failure(
                            job
                                    + "ended with exit code %d; see %s"
                                            .formatted(record.exitCode(), log));
            case INTERRUPTED ->
                    Outcome.failure(
                            job
                                    + "was stopped and not requeued; 'resume' submits it again:"
                                    + " training resumes from its last save; any other stage"
                                    + " starts again, and has to end within its time limit");
            case SKIPPED ->
                    firstFailure
                            .map(Outcome::notStartedAfter)
                            .orElseGet(() -> Outcome.failure(job + "was not started; see " + log));
        };
    }
}
