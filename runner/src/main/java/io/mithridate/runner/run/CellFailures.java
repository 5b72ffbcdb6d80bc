package io.mithridate.runner.run;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.ArtifactStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Says why cells have no results.
 *
 * @param store where artifacts are
 * @param statuses what the run's folder says of its stages, by their keys
 */
record CellFailures(ArtifactStore store, Map<String, StageStatus> statuses) {

    /**
     * Why a cell has no results.
     *
     * @param message for people; names the stage
     * @param state how far that leaves the cell
     */
    record Failure(String message, CellStatus.State state) {}

    /** Why a measurement of the cell is not in the store; empty if all are. */
    Optional<Failure> of(CellStages cell) {
        Map<String, Stage> missing = new LinkedHashMap<>();
        cell.last().forEach(measurement -> collectMissing(measurement, missing));
        return cell.last().stream()
                .filter(measurement -> missing.containsKey(measurement.key()))
                .findFirst()
                .map(
                        measurement ->
                                first(missing, StageStatus.State.FAILED)
                                        .map(stage -> stage.title() + ": " + stage.message())
                                        .or(
                                                () ->
                                                        first(missing, StageStatus.State.SKIPPED)
                                                                .map(StageStatus::message))
                                        .map(
                                                message ->
                                                        new Failure(
                                                                message, CellStatus.State.FAILED))
                                        .or(() -> interrupted(missing))
                                        .orElseGet(() -> notThere(measurement)));
    }

    private Failure notThere(Stage stage) {
        return new Failure(
                "'%s' is not in the store: there is no folder %s/%s in %s"
                        .formatted(stage.title(), stage.kind().label(), stage.key(), store.root()),
                CellStatus.State.UNFINISHED);
    }

    private Optional<Failure> interrupted(Map<String, Stage> missing) {
        return first(missing, StageStatus.State.INTERRUPTED)
                .map(
                        stage ->
                                new Failure(
                                        "interrupted in '%s'".formatted(stage.title()),
                                        CellStatus.State.INTERRUPTED));
    }

    private Optional<StageStatus> first(Map<String, Stage> stages, StageStatus.State state) {
        return stages.keySet().stream()
                .map(statuses::get)
                .filter(Objects::nonNull)
                .filter(status -> status.state() == state)
                .findFirst();
    }

    /** Inputs come before what uses them, so that the first that failed is the cause. */
    private void collectMissing(Stage stage, Map<String, Stage> missing) {
        if (!missing.containsKey(stage.key())
                && !store.contains(stage.kind().label(), stage.key())) {
            stage.inputs().forEach(input -> collectMissing(input, missing));
            missing.put(stage.key(), stage);
        }
    }
}
