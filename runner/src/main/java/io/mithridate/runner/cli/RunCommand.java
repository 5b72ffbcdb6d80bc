package io.mithridate.runner.cli;

import io.mithridate.api.execution.Executor;
import io.mithridate.runner.console.Progress;
import io.mithridate.runner.console.SummaryText;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.machine.ThisMachine;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginLoader;
import io.mithridate.runner.report.ReportWriter;
import io.mithridate.runner.results.EvaluatedRun;
import io.mithridate.runner.results.ResultsWriter;
import io.mithridate.runner.run.CellListener;
import io.mithridate.runner.run.ExperimentRun;
import io.mithridate.runner.run.Forecast;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.run.ProcessorKinds;
import io.mithridate.runner.run.RunFolder;
import io.mithridate.runner.run.RunSettings;
import io.mithridate.runner.store.ArtifactStore;
import io.mithridate.runner.store.StoreInventory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code run}: poisons, trains, defends and measures every cell of an experiment. */
final class RunCommand implements Command {

    private static final String SAME_PROCESSOR = "same-processor";

    private final Surroundings surroundings;
    private final String commandLine;

    /**
     * The command.
     *
     * @param commandLine what was typed, for the provenance of results
     */
    RunCommand(Surroundings surroundings, String commandLine) {
        this.surroundings = surroundings;
        this.commandLine = commandLine;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String arguments() {
        return "EXPERIMENT.yaml [key.sub=value ...]";
    }

    @Override
    public String summary() {
        return "poison, train, defend and measure every cell of an experiment";
    }

    @Override
    public Options options() {
        return ExperimentOptions.running()
                .addOption(ExperimentOptions.detailsOption())
                .addOption(
                        CommonOptions.flag(
                                SAME_PROCESSOR,
                                "refuse to take from the store what another kind of processor"
                                        + " computed"));
    }

    @Override
    public int run(CommandLine line) throws Exception {
        if (line.hasOption(ExperimentOptions.DRY_RUN)) {
            return plan(line);
        }
        RunSettings settings = settings(line);
        ExperimentOptions.requireWritable(settings);
        PluginCatalog catalog = catalog(line);
        PlannedExperiment planned = planned(line, catalog, settings);
        ArtifactStore store =
                new ArtifactStore(
                        settings.store(),
                        Clock.systemUTC(),
                        new ThisMachine(surroundings.environment())
                                .maker(settings.commit(), planned.code().tensorFlow()));
        if (line.hasOption(SAME_PROCESSOR)) {
            refuseOtherProcessors(planned, store);
        }
        ExperimentRun.Finished finished;
        try (Progress progress = Progress.on(surroundings.standardError())) {
            finished =
                    new ExperimentRun(
                                    planned, settings, store, Clock.system(ZoneId.systemDefault()))
                            .run(
                                    ExperimentOptions.file(line, name()),
                                    planned.laboratories()
                                            .create(planned.executor(), Executor.class),
                                    WorkerCommandLine.ofThisProcess(),
                                    stage -> progress.training(),
                                    new CellNews(progress, planned.cells().size()));
        }
        RunFolder folder = finished.folder();
        if (finished.evaluated().isEmpty()) {
            surroundings
                    .out()
                    .printf(
                            "the executor '%s' goes on without this process; 'mithridate report %s'"
                                    + " says how far it is%n",
                            settings.executor(), folder.path());
            return ExitCode.SUCCESS;
        }
        EvaluatedRun evaluated = finished.evaluated().get();
        surroundings.out().print(new SummaryText(surroundings.standardOutput()).of(evaluated));
        surroundings
                .out()
                .printf(
                        "%nresults: %s%nreport:  %s%n",
                        folder.file(ResultsWriter.RESULTS_CSV),
                        folder.file(ReportWriter.REPORT_HTML));
        return evaluated.results().failed().isEmpty() ? ExitCode.SUCCESS : ExitCode.CELLS_FAILED;
    }

    int plan(CommandLine line) throws Exception {
        RunSettings settings = settings(line);
        PlannedExperiment planned = planned(line, catalog(line), settings);
        ArtifactStore store = new ArtifactStore(settings.store(), Clock.systemUTC());
        PlanText text =
                new PlanText(
                        Forecast.of(planned.cells(), store, new StoreInventory(settings.store())));
        surroundings
                .out()
                .print(line.hasOption(ExperimentOptions.DETAILS) ? text.details() : text.summary());
        return ExitCode.SUCCESS;
    }

    private static void refuseOtherProcessors(PlannedExperiment planned, ArtifactStore store)
            throws IOException, UsageException {
        Optional<String> refusal =
                ProcessorKinds.of(
                                planned.cells().stream()
                                        .flatMap(cell -> cell.inOrder().stream())
                                        .toList(),
                                store)
                        .refusal(store.root().toString());
        if (refusal.isPresent()) {
            throw new UsageException(refusal.get());
        }
    }

    private RunSettings settings(CommandLine line) throws UsageException {
        return ExperimentOptions.settings(line, surroundings.environment(), commandLine);
    }

    private PluginCatalog catalog(CommandLine line) {
        return new PluginLoader()
                .load(CommonOptions.pluginFinder(line, surroundings.environment()));
    }

    private PlannedExperiment planned(CommandLine line, PluginCatalog catalog, RunSettings settings)
            throws Exception {
        Path path = ExperimentOptions.file(line, name());
        List<String> overrides = ExperimentOptions.overrides(line);
        ExperimentFile file = new ExperimentReader(catalog).read(path, overrides);
        return PlannedExperiment.plan(file, catalog, settings);
    }

    /** Says when cells end; of a failure the first line, since the summary shows all of it. */
    private static final class CellNews implements CellListener {

        private final Progress progress;
        private final int cells;
        private int ended;

        CellNews(Progress progress, int cells) {
            this.progress = progress;
            this.cells = cells;
        }

        private static String firstLine(String message) {
            return message.lines().findFirst().orElse("");
        }

        @Override
        public void ended(Cell cell, Optional<String> failure) {
            ended++;
            progress.say(
                    failure.isEmpty()
                            ? "[%d/%d] %s".formatted(ended, cells, cell.title())
                            : "[%d/%d] %s FAILED: %s"
                                    .formatted(
                                            ended, cells, cell.title(), firstLine(failure.get())));
        }
    }
}
