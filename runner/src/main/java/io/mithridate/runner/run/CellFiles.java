package io.mithridate.runner.run;

import io.mithridate.api.metric.Measurement;
import io.mithridate.report.CellFolders;
import io.mithridate.results.Failure;
import io.mithridate.results.files.AtomicFile;
import io.mithridate.runner.assembly.DistinctMeasurements;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.runs.CellFailures;
import io.mithridate.runner.runs.CellFailures.CellStatus;
import io.mithridate.runner.runs.CellFailures.Unmeasured;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.StageStatus;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.measurement.MeasurementFiles;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the files of a cell: {@code status.json}, {@code metrics.json}, {@code log.txt}, and its
 * curves.
 *
 * @param run the folder of the run
 * @param store the store of artifacts
 * @param begun the start time of the run, which is also the start time of a cell for which nothing
 *     was computed
 * @param curves writes the curves
 */
record CellFiles(RunFolder run, ArtifactStore store, Instant begun, CellCurves curves) {

    /** Records that the computation of the cell's stages has started. */
    void recordStart(CellStages cell, Instant now) throws IOException {
        write(cell, CellStatus.State.RUNNING, "", now.toString(), "");
    }

    /** Records that the run was told to stop before the cell was completed. */
    void recordInterruption(CellStages cell, Instant now) throws IOException {
        writeLog(cell);
        write(
                cell,
                CellStatus.State.INTERRUPTED,
                "the run was interrupted; 'mithridate resume' resumes it",
                begun.toString(),
                now.toString());
    }

    /**
     * Writes the final state of a cell, determined from the store and the status of its stages in
     * the run's folder.
     *
     * @return the reason why the cell has no results; empty if it has results
     */
    Optional<String> recordEnd(CellStages cell) throws IOException {
        Map<String, StageStatus> statuses = new HashMap<>();
        for (Stage stage : cell.inOrder()) {
            run.status(stage.kind().label(), stage.key())
                    .ifPresent(status -> statuses.put(stage.key(), status));
        }
        writeLog(cell);
        Optional<Unmeasured> failure = new CellFailures(store, statuses, false).of(cell);
        Optional<String> message = failure.map(Unmeasured::failure).map(Failure::message);
        Optional<List<Measurement>> numbers = Optional.empty();
        if (failure.isEmpty()) {
            List<Measurement> measurements =
                    DistinctMeasurements.of(cell, store)
                            .orElseThrow(
                                    () ->
                                            new IOException(
                                                    "a measurement of '%s' was damaged or deleted in the store"
                                                            .formatted(cell.cell().title())));
            message = DistinctMeasurements.conflict(measurements);
            if (message.isEmpty()) {
                AtomicFile.writeUnsynced(
                        run.cell(cell).resolve(RunFolder.METRICS),
                        MeasurementFiles.text(measurements));
                numbers = Optional.of(measurements);
            }
        }
        CellStatus.State state =
                failure.map(Unmeasured::state)
                        .orElse(
                                message.isEmpty()
                                        ? CellStatus.State.SUCCEEDED
                                        : CellStatus.State.FAILED);
        Instant started =
                times(statuses, StageStatus::started).min(Instant::compareTo).orElse(begun);
        Instant finished =
                times(statuses, StageStatus::finished).max(Instant::compareTo).orElse(begun);
        curves.write(run.cell(cell), cell, store, started, finished, numbers);
        write(cell, state, message.orElse(""), started.toString(), finished.toString());
        return message;
    }

    /**
     * Writes the logs of all stages of the cell in order, including those shared with other cells.
     */
    private void writeLog(CellStages cell) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Stage stage : cell.inOrder()) {
            String log = run.log(stage);
            text.append(
                    log.isEmpty()
                            ? "%s %s: not computed in this run%n"
                                    .formatted(stage.kind().label(), stage.key())
                            : log);
        }
        AtomicFile.writeUnsynced(run.cell(cell).resolve(CellFolders.LOG), text);
    }

    static Stream<Instant> times(
            Map<String, StageStatus> statuses, Function<StageStatus, String> time) {
        return statuses.values().stream()
                .map(time)
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
    }

    private void write(
            CellStages cell,
            CellStatus.State state,
            String message,
            String started,
            String finished)
            throws IOException {
        Path folder = run.cell(cell);
        AtomicFile.writeUnsynced(
                folder.resolve("status.json"),
                StoredJson.text(
                        new CellStatus(
                                cell.cell().number(),
                                cell.cell().title(),
                                state,
                                message,
                                started,
                                finished)));
    }
}
