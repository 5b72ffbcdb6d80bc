package io.mithridate.runner.runs;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.results.Failure;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.ArtifactStore;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Says why cells have no results.
 *
 * @param store where artifacts are
 * @param statuses what the run's folder says of its stages, by their keys
 * @param interrupted whether the run was told to stop
 */
public record CellFailures(
        ArtifactStore store, Map<String, StageStatus> statuses, boolean interrupted) {

    private static final Failure NOT_BEGUN =
            new Failure("not begun: the run was interrupted", Failure.Kind.NOT_BEGUN);

    /**
     * Why a cell has no results yet, or will have none.
     *
     * @param failure for people; names the stage
     * @param state how far that leaves the cell
     */
    public record Unmeasured(Failure failure, CellStatus.State state) {}

    /** Why a measurement of the cell is not in the store; empty if all are. */
    public Optional<Unmeasured> of(CellStages cell) {
        Map<String, Stage> missing = new LinkedHashMap<>();
        cell.last().forEach(measurement -> collectMissing(measurement, missing));
        return cell.last().stream()
                .filter(measurement -> missing.containsKey(measurement.key()))
                .findFirst()
                .map(
                        measurement ->
                                first(
                                                missing,
                                                StageStatus.State.FAILED,
                                                StageStatus.State.BROKE_DOWN)
                                        .map(CellFailures::tried)
                                        .or(
                                                () ->
                                                        first(missing, StageStatus.State.SKIPPED)
                                                                .map(StageStatus::message)
                                                                .map(Failure::of))
                                        .map(
                                                failure ->
                                                        new Unmeasured(
                                                                failure, CellStatus.State.FAILED))
                                        .or(() -> interrupted(missing))
                                        .orElseGet(
                                                () ->
                                                        new Unmeasured(
                                                                interrupted
                                                                        ? NOT_BEGUN
                                                                        : notThere(measurement),
                                                                CellStatus.State.UNFINISHED)));
    }

    private static Failure tried(StageStatus stage) {
        return new Failure(
                stage.title() + ": " + stage.message(),
                stage.state() == StageStatus.State.BROKE_DOWN
                        ? Failure.Kind.BROKE_DOWN
                        : Failure.Kind.FAILED);
    }

    private Failure notThere(Stage stage) {
        return Failure.of(
                "'%s' is not in the store: there is no folder %s/%s in %s"
                        .formatted(stage.title(), stage.kind().label(), stage.key(), store.root()));
    }

    private Optional<Unmeasured> interrupted(Map<String, Stage> missing) {
        return first(missing, StageStatus.State.INTERRUPTED)
                .map(
                        stage ->
                                new Unmeasured(
                                        new Failure(
                                                "interrupted in '%s'".formatted(stage.title()),
                                                Failure.Kind.INTERRUPTED),
                                        CellStatus.State.INTERRUPTED));
    }

    private Optional<StageStatus> first(
            Map<String, Stage> stages, StageStatus.State state, StageStatus.State... others) {
        Set<StageStatus.State> states = EnumSet.of(state, others);
        return stages.keySet().stream()
                .map(statuses::get)
                .filter(Objects::nonNull)
                .filter(status -> states.contains(status.state()))
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
