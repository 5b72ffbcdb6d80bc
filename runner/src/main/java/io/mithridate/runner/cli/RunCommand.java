package io.mithridate.runner.cli;

import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.run.Forecast;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.run.TriggerWarnings;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.StoreInventory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/**
 * {@code run}: poisons, trains, defends and measures every cell of an experiment; {@code plan}:
 * does the same as {@code run --dry-run}.
 */
final class RunCommand extends Command {

    static final String PLAN = "plan";

    private final String commandLine;

    /**
     * Creates the command.
     *
     * @param name {@code run} or {@code plan}
     * @param commandLine the command line as typed, for the provenance of results
     */
    RunCommand(CliContext context, String name, String commandLine) {
        super(context, name, ExperimentOptions.DEFAULT_SAVE_SECONDS);
        this.commandLine = commandLine;
    }

    @Override
    public int run(CommandLine line) throws Exception {
        if (name().equals(PLAN) || line.hasOption(ExperimentOptions.DRY_RUN)) {
            return plan(line);
        }
        UsageException.throwIf(
                line.hasOption(ExperimentOptions.DETAILS),
                "--details requires --dry-run; 'plan' takes it as well");
        RunSettings settings = settings(line);
        FileOptions.requireWritableFolder(ExperimentOptions.RUNS, settings.runs());
        PlannedExperiment planned = planAndWarn(line, settings);
        RunOutcome outcome =
                new RunOutcome(
                        context,
                        planned,
                        settings,
                        WorkerCommand.commandLine(),
                        "Give --store another folder, so that one kind computes all, or leave"
                                + " --same-processor out.");
        Path file = ExperimentOptions.file(line, name());
        return outcome.run((run, setup) -> run.run(file, setup));
    }

    private int plan(CommandLine line) throws Exception {
        RunSettings settings = settings(line);
        PlannedExperiment planned = planAndWarn(line, settings);
        ArtifactStore store = new ArtifactStore(settings.store(), Clock.systemUTC());
        PlanText text =
                new PlanText(
                        new Forecast(planned.cells(), store, new StoreInventory(settings.store())));
        out().print(line.hasOption(ExperimentOptions.DETAILS) ? text.details() : text.summary());
        return ExitCode.SUCCESS;
    }

    private RunSettings settings(CommandLine line) throws UsageException {
        return ExperimentOptions.settings(line, context.environment(), commandLine);
    }

    private PlannedExperiment planAndWarn(CommandLine line, RunSettings settings) throws Exception {
        return planAndWarn(this, line, context.catalog(settings), settings);
    }

    /** Plans the experiment of a command line, and prints warnings about likely problems. */
    static PlannedExperiment planAndWarn(
            Command command, CommandLine line, PluginCatalog catalog, RunSettings settings)
            throws Exception {
        Path path = ExperimentOptions.file(line, command.name());
        List<String> overrides = ExperimentOptions.overrides(line, 1);
        ExperimentFile file = new ExperimentReader(catalog).read(path, overrides);
        PlannedExperiment planned = PlannedExperiment.plan(file, catalog, settings);
        command.context.warn(TriggerWarnings.beforeWork(planned));
        return planned;
    }
}
