package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Says how tasks ended that are not in the queue any more and whose artifacts are not in the store.
 *
 * @param submissions what the run has handed to Slurm
 */
record Collected(Submissions submissions) {

    /**
     * The outcomes, in the order of the tasks.
     *
     * @param tasks each waits only for tasks before it
     * @param open where each of them is, by its key
     */
    Map<Task, Outcome> outcomes(List<Task> tasks, Map<String, Place> open) throws IOException {
        Map<String, Task> causes = new HashMap<>();
        Map<Task, Outcome> outcomes = new LinkedHashMap<>();
        Optional<Task> first = Optional.empty();
        for (Task task : tasks) {
            Place place = Objects.requireNonNull(open.get(task.key()), task::title);
            Optional<ElementRecord> record = submissions.ended(place);
            Optional<Task> cause =
                    task.waitsFor().stream().filter(causes::containsKey).map(causes::get).findAny();
            boolean begun = record.isPresent() && record.get().how() != ElementRecord.How.SKIPPED;
            if (cause.isPresent() && !begun) {
                causes.put(task.key(), cause.get());
                outcomes.put(task, Outcome.skippedBecause(cause.get()));
            } else {
                causes.put(task.key(), task);
                outcomes.put(task, own(place, record, first));
                if (begun && first.isEmpty()) {
                    first = Optional.of(task);
                }
            }
        }
        return outcomes;
    }

    private Outcome own(Place place, Optional<ElementRecord> found, Optional<Task> firstFailed)
            throws IOException {
        String log = submissions.array(place.array()).log(Integer.toString(place.id())).toString();
        if (found.isEmpty()) {
            return Outcome.failure(
                    "job %s_%d is not in Slurm's queue and did not say how it ended: it was cancelled, or its node was lost; 'resume' submits it again"
                            .formatted(submissions.job(place.array()).number(), place.id()));
        }
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
                            "job %s on %s was stopped and not put back into the queue; 'resume' submits it again, and it goes on where it was saved"
                                    .formatted(record.job(), record.host()));
            case SKIPPED ->
                    firstFailed
                            .map(Outcome::notStartedAfter)
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
