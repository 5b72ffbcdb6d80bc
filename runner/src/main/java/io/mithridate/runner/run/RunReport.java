package io.mithridate.runner.run;

import io.mithridate.runner.report.ReportWriter;
import io.mithridate.runner.results.statistics.EvaluatedRun;
import io.mithridate.runner.runs.ChangedRunException;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the files of a run again, or for the first time where its executor left; computes nothing.
 *
 * @param run the run
 * @param planned its experiment, planned again
 * @param store where its artifacts are
 */
public record RunReport(RecordedRun run, PlannedExperiment planned, ArtifactStore store) {

    /**
     * What was written.
     *
     * @param evaluated the run's results
     * @param cells whether the files of its cells were; otherwise a process is at work on the run,
     *     which writes them itself
     * @param folder whether anything was written into the run's folder, which may be read-only
     */
    public record Written(EvaluatedRun evaluated, boolean cells, boolean folder) {}

    /**
     * Writes the tables and the report, and the files of all cells unless a process is at work on
     * them; nothing but the report if nothing can be written in the run's folder.
     *
     * @param output where the report is written; in the run's folder if empty
     * @throws ChangedRunException if the run's stages have other keys by now
     */
    public Written write(Optional<Path> output) throws IOException, ChangedRunException {
        run.requireSame(planned.stages());
        RunFiles files = new RunFiles(planned, store);
        if (output.isPresent() && !Files.isWritable(run.folder().path())) {
            EvaluatedRun evaluated = files.evaluated(run.folder(), run.record(), false);
            new ReportWriter().write(evaluated, output.get());
            return new Written(evaluated, true, false);
        }
        boolean cells = run.folder().whileFree(this::cellsWritten).isPresent();
        EvaluatedRun evaluated =
                files.write(
                        run.folder(),
                        run.record(),
                        output.orElse(run.folder().file(ReportWriter.REPORT_HTML)),
                        false);
        return new Written(evaluated, cells, true);
    }

    private boolean cellsWritten() throws IOException {
        CellFiles files =
                new CellFiles(run.folder(), store, run.record().started(), CellCurves.of(planned));
        for (CellStages cell : planned.cells()) {
            files.ended(cell);
        }
        return true;
    }
}
