package io.mithridate.runner.run;

import io.mithridate.runner.report.ReportWriter;
import io.mithridate.runner.results.EvaluatedRun;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
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
     * Writes the files of all cells, the tables and the report.
     *
     * @param output where the report is written; in the run's folder if empty
     * @throws ChangedRunException if the run's stages have other keys by now
     */
    public EvaluatedRun write(Optional<Path> output) throws IOException, ChangedRunException {
        run.requireSame(planned.stages());
        CellFiles files =
                new CellFiles(run.folder(), store, run.record().started(), CellCurves.of(planned));
        for (CellStages cell : planned.cells()) {
            files.ended(cell);
        }
        return new RunFiles(planned, store)
                .write(
                        run.folder(),
                        run.record(),
                        output.orElse(run.folder().file(ReportWriter.REPORT_HTML)));
    }
}
