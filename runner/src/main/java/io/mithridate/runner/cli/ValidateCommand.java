package io.mithridate.runner.cli;

import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.console.Count;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.run.TriggerForecast;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code validate}: says all that is wrong with an experiment. */
final class ValidateCommand implements Command {

    private final CliContext context;

    ValidateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String arguments() {
        return "EXPERIMENT.yaml [key.sub=value ...]";
    }

    @Override
    public String summary() {
        return "say all that is wrong with an experiment; exit 0 or 2";
    }

    @Override
    public Options options() {
        return ExperimentOptions.planning();
    }

    @Override
    public int run(CommandLine line) throws Exception {
        PluginCatalog catalog = CommonOptions.catalog(line, context.environment());
        ExperimentFile file =
                new ExperimentReader(catalog)
                        .read(
                                ExperimentOptions.file(line, name()),
                                ExperimentOptions.overrides(line));
        PlannedExperiment planned =
                PlannedExperiment.plan(
                        file, catalog, ExperimentOptions.settings(line, context.environment(), ""));
        context.warn(TriggerForecast.warnings(planned));
        context.out()
                .printf(
                        "%s: %s, nothing to complain about%n",
                        ExperimentOptions.file(line, name()),
                        Count.of(planned.cells().size(), "cell"));
        return ExitCode.SUCCESS;
    }
}
