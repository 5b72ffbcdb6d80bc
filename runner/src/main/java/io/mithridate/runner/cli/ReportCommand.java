package io.mithridate.runner.cli;

import static io.mithridate.runner.cli.arguments.CommonOptions.option;

import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.report.ReportWriter;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Failure;
import io.mithridate.runner.results.files.ResultsWriter;
import io.mithridate.runner.results.statistics.EvaluatedRun;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.run.RecordedRun;
import io.mithridate.runner.run.RunFiles;
import io.mithridate.runner.store.ArtifactStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code report}: writes the files of a run again, from its folder and the store. */
final class ReportCommand extends Command {

    private static final String OUTPUT = "output";

    ReportCommand(CliContext context) {
        super(
                context,
                "report",
                "RUN_DIR",
                "write the results and the report of a run again, from what is in the store",
                new Options()
                        .addOption(
                                option(
                                        OUTPUT,
                                        "FILE",
                                        "where the report is written (default: report.html in the"
                                                + " run's folder)")));
    }

    @Override
    public int run(CommandLine line) throws Exception {
        if (line.getArgList().size() != 1) {
            throw new UsageException("'report' needs a run: mithridate report RUN_DIR");
        }
        RecordedRun run = RecordedRun.open(FileOptions.argument(line));
        Optional<Path> output = FileOptions.path(line, OUTPUT);
        if (output.isPresent()) {
            FileOptions.requireWritable(OUTPUT, output.get(), List.of());
        }
        PlannedExperiment planned = run.planToRead(context.catalog(run.settings()));
        ArtifactStore store = new ArtifactStore(run.settings().store(), Clock.systemUTC());
        RunFiles.Written written = new RunFiles(planned, store).again(run, output);
        EvaluatedRun evaluated = written.evaluated();
        if (!written.cells()) {
            context.err()
                    .printf(
                            "a process is at work on the run: the report says what is in the store"
                                    + " so far, and the files of the cells are left to it%n");
        }
        if (!written.folder()) {
            context.err()
                    .printf(
                            "nothing can be written in %s: the report alone was written%n",
                            FileOptions.shown(run.folder().path()));
        }
        for (CellResult cell : evaluated.results().failed()) {
            cell.failure()
                    .filter(Failure::hasFailed)
                    .ifPresent(
                            failure ->
                                    context.err()
                                            .printf(
                                                    "cell %d, %s, has no results: %s%n",
                                                    cell.number(),
                                                    cell.title(),
                                                    failure.message()));
        }
        context.print(evaluated);
        context.out()
                .printf(
                        "%nresults: %s%nreport:  %s%n",
                        FileOptions.shown(run.folder().file(ResultsWriter.RESULTS_CSV)),
                        FileOptions.shown(
                                output.orElse(run.folder().file(ReportWriter.REPORT_HTML))));
        return evaluated.results().failed().isEmpty() ? ExitCode.SUCCESS : ExitCode.CELLS_FAILED;
    }
}
