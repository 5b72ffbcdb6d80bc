package io.mithridate.runner.run;

import io.mithridate.runner.assembly.ResultsAssembly;
import io.mithridate.runner.report.ReportWriter;
import io.mithridate.runner.results.Failure;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.files.ResultsWriter;
import io.mithridate.runner.results.statistics.EvaluatedRun;
import io.mithridate.runner.runs.CellFailures;
import io.mithridate.runner.runs.ChangedRunException;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import io.mithridate.runner.runs.StageStatus;
import io.mithridate.runner.runs.UnwrittenResultsException;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.ArtifactStore;
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
 * Writes a run's files of results from its folder and the store.
 *
 * @param planned the run's experiment
 * @param store where its artifacts are
 */
public record RunFiles(PlannedExperiment planned, ArtifactStore store) {

    /**
     * The result of writing a run again.
     *
     * @param evaluated the run's results
     * @param cells whether the files of its cells were; otherwise a process is at work on the run,
     *     which writes them itself
     * @param folder whether anything was written into the run's folder, which may be read-only
     */
    public record Written(EvaluatedRun evaluated, boolean cells, boolean folder) {}

    /**
     * Writes the files of a run again, or for the first time where its executor left; computes
     * nothing. These are the tables and the report, and the files of all cells unless a process is
     * at work on them; nothing but the report if nothing can be written in the run's folder.
     *
     * @param output where the report is written; in the run's folder if empty
     * @throws ChangedRunException if the run's stages have other keys by now
     */
    public Written again(RecordedRun run, Optional<Path> output)
            throws IOException, ChangedRunException {
        run.requireSame(planned.stages());
        if (output.isPresent() && !Files.isWritable(run.folder().path())) {
            EvaluatedRun evaluated = evaluated(run.folder(), run.record(), leftOut(), false);
            new ReportWriter().write(evaluated, run.folder().path(), output.get());
            return new Written(evaluated, true, false);
        }
        boolean cells = run.folder().whileFree(() -> cellsWritten(run)).isPresent();
        EvaluatedRun evaluated =
                write(
                        run.folder(),
                        run.record(),
                        output.orElse(run.folder().file(ReportWriter.REPORT_HTML)),
                        false);
        return new Written(evaluated, cells, true);
    }

    /**
     * Returns the report of what is in the store so far; writes nothing.
     *
     * @throws ChangedRunException if the run's stages have other keys by now
     */
    public String page(RecordedRun run) throws IOException, ChangedRunException {
        run.requireSame(planned.stages());
        return new ReportWriter()
                .html(evaluated(run.folder(), run.record(), leftOut(), false), run.folder().path());
    }

    private boolean cellsWritten(RecordedRun run) throws IOException {
        CellFiles files = new CellFiles(run.folder(), store, run.started(), CellCurves.of(planned));
        for (CellStages cell : planned.cells()) {
            files.ended(cell);
        }
        return true;
    }

    /**
     * Writes tables and report.
     *
     * @param report where the report is written
     * @param interrupted whether the run was told to stop just now; where one of its stages was,
     *     the run's folder says so
     * @throws UnwrittenResultsException if one of them cannot be written; it carries the results
     */
    EvaluatedRun write(RunFolder folder, RunRecord record, Path report, boolean interrupted)
            throws IOException {
        LeftOutFile leftOut = leftOut();
        EvaluatedRun evaluated = evaluated(folder, record, leftOut, interrupted);
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
     * Returns the results, from the run's folder and the store; writes nothing.
     *
     * @param interrupted whether the run was told to stop just now
     */
    private EvaluatedRun evaluated(
            RunFolder folder, RunRecord record, LeftOutFile leftOut, boolean interrupted)
            throws IOException {
        Map<String, StageStatus> statuses = folder.statuses();
        CellFailures failures =
                new CellFailures(
                        store,
                        statuses,
                        interrupted
                                || statuses.values().stream()
                                        .map(StageStatus::state)
                                        .anyMatch(StageStatus.State.INTERRUPTED::equals));
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
                                finished(record, statuses),
                                planned.cells(),
                                leftOut.notices(),
                                key -> computed(statuses.get(key)),
                                cell -> failure(failures, cell));
        return EvaluatedRun.of(results);
    }

    private LeftOutFile leftOut() throws IOException {
        return LeftOutFile.of(planned).with(planned.cells(), store);
    }

    private static boolean computed(@Nullable StageStatus status) {
        return status != null && status.state() == StageStatus.State.COMPUTED;
    }

    private static Failure failure(CellFailures failures, CellStages cell) {
        return failures.of(cell)
                .map(CellFailures.Unmeasured::failure)
                .orElseGet(() -> Failure.of("its measurements in the store are damaged"));
    }

    /** Returns when the run ended: if the executor left, when the last of its stages did. */
    private static Instant finished(RunRecord record, Map<String, StageStatus> statuses) {
        return record.finished()
                .orElseGet(
                        () ->
                                CellFiles.times(statuses, StageStatus::finished)
                                        .max(Comparator.naturalOrder())
                                        .orElse(record.started()));
    }
}
