package io.mithridate.runner.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import io.mithridate.results.Failure;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.store.ArtifactStore;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Explains why cells have no results.
 *
 * @param store the artifact store
 * @param statuses the statuses of stages in the run's folder, by key
 * @param interrupted whether the run was interrupted
 */
public record CellFailures(
        ArtifactStore store, Map<String, StageStatus> statuses, boolean interrupted) {

    private static final Failure NOT_STARTED =
            new Failure("not started: the run was interrupted", Failure.Kind.NOT_STARTED);

    /**
     * The reason why a cell has no results, and the state of the cell.
     *
     * @param failure the reason, for users; names the stage
     * @param state the resulting state of the cell
     */
    public record Unmeasured(Failure failure, CellStatus.State state) {}

    /**
     * Returns the reason why a measurement of the cell is missing from the store; empty if none is
     * missing.
     */
    public Optional<Unmeasured> of(CellStages cell) {
        Map<String, Stage> missing = new LinkedHashMap<>();
        cell.finalStages().forEach(measurement -> collectMissing(measurement, missing));
        return cell.finalStages().stream()
                .filter(measurement -> missing.containsKey(measurement.key()))
                .findFirst()
                .map(measurement -> reason(measurement, missing));
    }

    private Unmeasured reason(Stage measurement, Map<String, Stage> missing) {
        return Stream.of(
                        EnumSet.of(StageStatus.State.FAILED, StageStatus.State.BROKE_DOWN),
                        EnumSet.of(StageStatus.State.SKIPPED),
                        EnumSet.of(StageStatus.State.INTERRUPTED))
                .flatMap(states -> withState(missing, states))
                .findFirst()
                .map(CellFailures::reason)
                .orElseGet(
                        () ->
                                new Unmeasured(
                                        interrupted ? NOT_STARTED : notInStoreReason(measurement),
                                        CellStatus.State.UNFINISHED));
    }

    private static Unmeasured reason(StageStatus stage) {
        if (stage.state() == StageStatus.State.INTERRUPTED) {
            return new Unmeasured(
                    new Failure(
                            "interrupted in '%s'".formatted(stage.title()),
                            Failure.Kind.INTERRUPTED),
                    CellStatus.State.INTERRUPTED);
        }
        String message = stage.title() + ": " + stage.message();
        return new Unmeasured(
                switch (stage.state()) {
                    case SKIPPED -> Failure.of(stage.message());
                    case BROKE_DOWN -> new Failure(message, Failure.Kind.BROKE_DOWN);
                    default -> new Failure(message, Failure.Kind.FAILED);
                },
                CellStatus.State.FAILED);
    }

    private Failure notInStoreReason(Stage stage) {
        return Failure.of(
                "'%s' is not in the store: there is no folder %s/%s in %s"
                        .formatted(stage.title(), stage.kind().label(), stage.key(), store.root()));
    }

    private Stream<StageStatus> withState(
            Map<String, Stage> stages, Set<StageStatus.State> states) {
        return stages.keySet().stream()
                .map(statuses::get)
                .filter(Objects::nonNull)
                .filter(status -> states.contains(status.state()));
    }

    /** Collects inputs before the stages that use them, so the first failed stage is the cause. */
    private void collectMissing(Stage stage, Map<String, Stage> missing) {
        if (!missing.containsKey(stage.key()) && !stage.isIn(store)) {
            stage.inputs().forEach(input -> collectMissing(input, missing));
            missing.put(stage.key(), stage);
        }
    }

    /**
     * The content of a cell's {@code status.json}.
     *
     * @param cell the number of the cell
     * @param title the title of the cell shown to users
     * @param status the state of the cell
     * @param message the reason why the cell has no results; empty if it has results or may still
     *     get them
     * @param started the time at which its first stage started, in ISO 8601 format
     * @param finished the time at which its last stage ended; empty while the cell is running
     */
    public record CellStatus(
            int cell, String title, State status, String message, String started, String finished) {

        /** The progress of a cell. */
        public enum State {
            /** Stages that the cell needs are being computed. */
            RUNNING,
            /** All measurements of the cell are in the store. */
            SUCCEEDED,
            /** A stage that the cell needs failed or was skipped. */
            FAILED,
            /** The run was interrupted before all measurements of the cell were in the store. */
            INTERRUPTED,
            /** Measurements are missing, and no failure is known. */
            UNFINISHED;

            @JsonValue
            String label() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }
}
