package io.mithridate.runner.cli;

import io.mithridate.report.ReportWriter;
import io.mithridate.results.CellResult;
import io.mithridate.results.Failure;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.run.RecordedRun;
import io.mithridate.runner.run.RunFiles;
import io.mithridate.runner.runs.RunLog;
import io.mithridate.store.ArtifactStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** {@code report}: rewrites the files of a run, from its folder and the store. */
final class ReportCommand extends Command {

    private static final String OUTPUT = "output";
    private static final String LIVE = "live";
    private static final long PAUSE_MILLIS = 1000;

    ReportCommand(CliContext context) {
        super(context, "report");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        UsageException.throwIf(
                line.getArgList().size() != 1, "'report' needs a run: mithridate report RUN_DIR");
        RecordedRun run = RecordedRun.open(FileOptions.argument(line));
        Optional<Path> output = FileOptions.path(line, OUTPUT);
        if (output.isPresent()) {
            FileOptions.requireWritable(OUTPUT, output.get(), List.of());
        }
        PlannedExperiment planned = run.planToRead(context.catalog(run.settings()));
        ArtifactStore store = new ArtifactStore(run.settings().store(), Clock.systemUTC());
        RunFiles files = new RunFiles(planned, store);
        if (line.hasOption(LIVE)) {
            UsageException.throwIf(output.isPresent(), "--live writes no file; leave --output out");
            return serve(run.folder().path(), files);
        }
        RunFiles.Written written = files.again(run, output);
        EvaluatedRun evaluated = written.evaluated();
        if (!written.cells()) {
            err().printf(
                            "another process is computing the run: the report shows what is in the"
                                    + " store so far; the cells' files are not rewritten%n");
        }
        if (!written.folder()) {
            err().printf(
                            "nothing can be written in %s: the report alone was written%n",
                            FileOptions.displayPath(run.folder().path()));
        }
        for (CellResult cell : evaluated.results().failed()) {
            String start = "cell %d, %s, has no results: ".formatted(cell.number(), cell.title());
            cell.failure()
                    .filter(Failure::hasFailed)
                    .ifPresent(failure -> err().println(start + failure.message()));
        }
        context.print(evaluated);
        out().printf(
                        "%nresults: %s%nreport:  %s%n",
                        FileOptions.displayPath(run.folder().file(ResultsWriter.RESULTS_CSV)),
                        FileOptions.displayPath(
                                output.orElse(run.folder().file(ReportWriter.REPORT_HTML))));
        return evaluated.results().failed().isEmpty() ? ExitCode.SUCCESS : ExitCode.CELLS_FAILED;
    }

    /** Serves the report until the command is interrupted, and updates it when stages end. */
    private int serve(Path folder, RunFiles files) throws Exception {
        try (LivePage page = new LivePage(0)) {
            Object shownState = "";
            while (true) {
                RecordedRun run = RecordedRun.open(folder);
                Path log = run.folder().file(RunLog.NAME);
                Object state = List.of(run.finished(), Files.exists(log) ? Files.size(log) : 0L);
                if (!state.equals(shownState)) {
                    page.show(files.page(run).getBytes(StandardCharsets.UTF_8), run.finished());
                    if (shownState.equals("")) {
                        out().printf(
                                        "%s shows the run until Ctrl-C ends this command%n",
                                        page.address());
                    }
                    shownState = state;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            return ExitCode.SUCCESS;
        }
    }
}
