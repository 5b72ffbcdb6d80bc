package io.mithridate.runner.run;

import io.mithridate.report.ReportWriter;
import io.mithridate.results.Failure;
import io.mithridate.results.RunResults;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.runner.assembly.ResultsAssembly;
import io.mithridate.runner.runs.CellFailures;
import io.mithridate.runner.runs.ChangedRunException;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import io.mithridate.runner.runs.StageStatus;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the result files of a run from its folder and the store.
 *
 * @param planned the run's experiment
 * @param store the store of its artifacts
 */
public record RunFiles(PlannedExperiment planned, ArtifactStore store) {

    /**
     * The result of rewriting the files of a run.
     *
     * @param evaluated the results of the run
     * @param cells whether the files of the run's cells were written; false if another process is
     *     working on the run and writes them
     * @param folder whether anything was written to the run's folder, which may be read-only
     */
    public record Written(EvaluatedRun evaluated, boolean cells, boolean folder) {}

    /**
     * Thrown if all results were computed but cannot be written to the run's folder, because the
     * disk is full or read-only.
     */
    public static final class UnwrittenResultsException extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient EvaluatedRun evaluated;

        public UnwrittenResultsException(
                EvaluatedRun evaluated, RunFolder folder, IOException cause) {
            super(
                    ("the results cannot be written to %s (%s); all computed results are in the"
                         + " store, and 'mithridate report %s' writes them once there is room")
                            .formatted(folder.path(), cause, folder.path()),
                    cause);
            this.evaluated = evaluated;
        }

        /** Returns the results, so that they can at least be shown. */
        public EvaluatedRun evaluated() {
            return evaluated;
        }
    }

    /**
     * Rewrites the files of a run, or writes them for the first time if its tasks were left to the
     * executor. Computes nothing. Writes the tables and the report, and the files of all cells
     * unless a process is working on them. If an output is given and the run's folder is not
     * writable, writes only the report.
     *
     * @param output the file for the report; if empty, it is written to the run's folder
     * @throws ChangedRunException if the keys of the run's stages have changed
     */
    public Written again(RecordedRun run, Optional<Path> output)
            throws IOException, ChangedRunException {
        run.requireSame(planned.stages());
        if (output.isPresent() && !Files.isWritable(run.folder().path())) {
            EvaluatedRun evaluated = evaluate(run.folder(), run.record(), leftOut(), false);
            new ReportWriter().write(evaluated, run.folder().path(), output.get());
            return new Written(evaluated, true, false);
        }
        boolean cells = run.folder().whileFree(() -> writeCells(run)).isPresent();
        EvaluatedRun evaluated =
                write(
                        run.folder(),
                        run.record(),
                        output.orElse(run.folder().file(ReportWriter.REPORT_HTML)),
                        false);
        return new Written(evaluated, cells, true);
    }

    /**
     * Returns a report of the current content of the store, without writing any files.
     *
     * @throws ChangedRunException if the keys of the run's stages have changed
     */
    public String page(RecordedRun run) throws IOException, ChangedRunException {
        run.requireSame(planned.stages());
        return new ReportWriter()
                .html(evaluate(run.folder(), run.record(), leftOut(), false), run.folder().path());
    }

    private boolean writeCells(RecordedRun run) throws IOException {
        CellFiles files = new CellFiles(run.folder(), store, run.started(), CellCurves.of(planned));
        for (CellStages cell : planned.cells()) {
            files.recordEnd(cell);
        }
        return true;
    }

    /**
     * Writes the tables and the report.
     *
     * @param report the file for the report
     * @param interrupted whether the run was just told to stop; earlier interruptions of stages are
     *     recorded in the run's folder
     * @throws UnwrittenResultsException if a file cannot be written; carries the results
     */
    EvaluatedRun write(RunFolder folder, RunRecord record, Path report, boolean interrupted)
            throws IOException {
        LeftOutFile leftOut = leftOut();
        EvaluatedRun evaluated = evaluate(folder, record, leftOut, interrupted);
        try {
            leftOut.write(folder);
            new ResultsWriter().write(evaluated, folder.path());
            new ReportWriter().write(evaluated, folder.path(), report);
        } catch (IOException e) {
            throw new UnwrittenResultsException(evaluated, folder, e);
        }
        return evaluated;
    }

    /**
     * Returns the results from the run's folder and the store, without writing any files.
     *
     * @param interrupted whether the run was just told to stop
     */
    private EvaluatedRun evaluate(
            RunFolder folder, RunRecord record, LeftOutFile leftOut, boolean interrupted)
            throws IOException {
        Map<String, StageStatus> statuses = folder.statuses();
        boolean stopped =
                statuses.values().stream()
                        .map(StageStatus::state)
                        .anyMatch(StageStatus.State.INTERRUPTED::equals);
        CellFailures failures = new CellFailures(store, statuses, interrupted || stopped);
        RunResults results =
                new ResultsAssembly(
                                planned.experiment(),
                                planned.allResources(),
                                planned.references(),
                                store,
                                planned.environment())
                        .assemble(
                                folder,
                                record.settings().command(),
                                Files.readString(
                                        folder.file(RunFolder.RESOLVED), StandardCharsets.UTF_8),
                                record.started(),
                                endTime(record, statuses),
                                planned.cells(),
                                leftOut.notices(),
                                key -> wasComputed(statuses.get(key)),
                                cell -> failure(failures, cell));
        return EvaluatedRun.of(results);
    }

    private LeftOutFile leftOut() throws IOException {
        return LeftOutFile.of(planned).with(planned.cells(), store);
    }

    private static boolean wasComputed(@Nullable StageStatus status) {
        return status != null && status.state() == StageStatus.State.COMPUTED;
    }

    private static Failure failure(CellFailures failures, CellStages cell) {
        return failures.of(cell)
                .map(CellFailures.Unmeasured::failure)
                .orElseGet(() -> Failure.of("its measurements in the store are damaged"));
    }

    /**
     * Returns the end time of the run; if its tasks were left to the executor, the end time of the
     * last stage.
     */
    private static Instant endTime(RunRecord record, Map<String, StageStatus> statuses) {
        return record.finished()
                .orElseGet(
                        () ->
                                CellFiles.times(statuses, StageStatus::finished)
                                        .max(Comparator.naturalOrder())
                                        .orElse(record.started()));
    }
}
