package io.mithridate.runner.cli;

import io.mithridate.api.execution.Executor;
import io.mithridate.report.ReportWriter;
import io.mithridate.results.CellResult;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.runner.assembly.ProcessorKinds;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.console.Progress;
import io.mithridate.runner.console.SummaryText;
import io.mithridate.runner.console.Terminal;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.run.CellListener;
import io.mithridate.runner.run.ExperimentRun;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.run.RunFiles;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Runs a planned experiment for a command, and prints the outcome.
 *
 * @param worker the command that runs a task in a separate process; the run's folder is appended to
 *     it
 * @param advice a sentence that says what to do if the run requires one kind of processor and the
 *     store has artifacts of another
 */
record RunOutcome(
        CliContext context,
        PlannedExperiment planned,
        RunSettings settings,
        List<String> worker,
        String advice) {

    RunOutcome {
        worker = List.copyOf(worker);
    }

    /** Starts or resumes a run. */
    @FunctionalInterface
    interface Work {

        ExperimentRun.Finished run(ExperimentRun run, ExperimentRun.ExecutionSetup setup)
                throws Exception;
    }

    /**
     * Runs the experiment.
     *
     * @return the exit code
     */
    @SuppressWarnings("try") // signals interrupt the thread while this block runs
    int run(Work work) throws Exception {
        ArtifactStore store =
                context.computingStore(settings.store(), ExperimentOptions.commit(), planned);
        requireWritable(store);
        if (settings.sameProcessor()) {
            refuseOtherProcessors(store);
        }
        ExperimentRun.Finished finished;
        try (Progress progress = Progress.on(context.standardError());
                Interruption ignored = Interruption.ofThisThread(progress)) {
            finished =
                    work.run(
                            new ExperimentRun(
                                    planned, settings, store, Clock.system(ZoneId.systemDefault())),
                            new ExperimentRun.ExecutionSetup(
                                    planned.allResources()
                                            .create(planned.executor(), Executor.class),
                                    worker,
                                    stage -> progress.training(stage.key()),
                                    new CellNews(progress, planned.cells().size())));
        } catch (RunFiles.UnwrittenResultsException e) {
            print(e.evaluated());
            context.err().println(e.getMessage());
            return ExitCode.CELLS_FAILED;
        }
        RunFolder folder = finished.folder();
        finished.evaluated().ifPresent(evaluated -> print(evaluated, folder));
        if (finished.interrupted()) {
            context.err()
                    .printf(
                            "interrupted; 'mithridate resume %s' resumes the run%n",
                            FileOptions.displayPath(folder.path()));
            return ExitCode.INTERRUPTED;
        }
        if (finished.evaluated().isEmpty()) {
            context.out()
                    .printf(
                            "the executor '%s' continues without this process; 'mithridate report"
                                    + " %s' shows its progress%n",
                            settings.executor().name(), FileOptions.displayPath(folder.path()));
            return ExitCode.SUCCESS;
        }
        return finished.evaluated().get().results().failed().isEmpty()
                ? ExitCode.SUCCESS
                : ExitCode.CELLS_FAILED;
    }

    /** Checks that the store is writable, unless it contains all artifacts already. */
    private void requireWritable(ArtifactStore store) throws UsageException {
        boolean complete =
                planned.cells().stream()
                        .flatMap(cell -> cell.finalStages().stream())
                        .allMatch(stage -> stage.isIn(store));
        if (!complete) {
            FileOptions.requireWritableFolder(ExperimentOptions.STORE, settings.store());
        }
    }

    private void refuseOtherProcessors(ArtifactStore store) throws IOException, UsageException {
        ProcessorKinds kinds = ProcessorKinds.of(planned.stages().values(), store);
        Optional<String> refusal =
                (planned.computesHere() ? kinds : kinds.elsewhere())
                        .refusal(store.root().toString(), advice);
        if (refusal.isPresent()) {
            throw new UsageException(refusal.get());
        }
    }

    /**
     * Prints all results to a file or a pipe, but only the scores to a terminal, because the report
     * has the rest.
     */
    private void print(EvaluatedRun evaluated) {
        Terminal terminal = context.standardOutput();
        context.out()
                .print(
                        terminal.interactive()
                                ? SummaryText.brief(evaluated, terminal)
                                : SummaryText.of(evaluated, terminal));
    }

    private void print(EvaluatedRun evaluated, RunFolder folder) {
        print(evaluated);
        context.out()
                .printf(
                        "%nresults: %s%nreport:  %s%n",
                        FileOptions.displayPath(folder.file(ResultsWriter.RESULTS_CSV)),
                        FileOptions.displayPath(folder.file(ReportWriter.REPORT_HTML)));
        if (evaluated.results().cells().stream().anyMatch(CellResult::hasFailed)) {
            context.out().printf("traces:  %s%n", FileOptions.displayPath(folder.logs()));
        }
    }

    /**
     * Shows the progress of a run. Only the first line of a failure is shown, because the summary
     * has the full message.
     */
    private static final class CellNews implements CellListener {

        private final Progress progress;
        private final int cellCount;
        private int endedCells;

        CellNews(Progress progress, int cellCount) {
            this.progress = progress;
            this.cellCount = cellCount;
        }

        @Override
        public void ended(Cell cell, Optional<String> failure) {
            endedCells++;
            String title = "[%d/%d] %s".formatted(endedCells, cellCount, cell.title());
            failure.ifPresentOrElse(
                    message -> progress.say(title + " FAILED: " + firstLine(message)),
                    () -> progress.log(title));
        }

        @Override
        public void stageStarted(String stage, String title) {
            progress.started(stage, title);
        }

        @Override
        public void stageEnded(String stage) {
            progress.ended(stage);
        }

        @Override
        public void progressed(CellListener.RunProgressCounts count) {
            progress.overall(
                    count.ended(),
                    count.stages(),
                    "%d of %d cells, %d at work".formatted(endedCells, cellCount, count.running()),
                    count.left());
        }

        @Override
        public void warned(String warning) {
            progress.say("warning: " + warning);
        }

        private static String firstLine(String message) {
            return message.lines().findFirst().orElse("");
        }
    }
}
