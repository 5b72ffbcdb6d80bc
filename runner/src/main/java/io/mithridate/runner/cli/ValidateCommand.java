package io.mithridate.runner.cli;

import io.mithridate.report.NumberFormats;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.runs.RunSettings;
import org.apache.commons.cli.CommandLine;

/** {@code validate}: reports all errors in an experiment. */
final class ValidateCommand extends Command {

    ValidateCommand(CliContext context) {
        super(context, "validate");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        RunSettings settings = ExperimentOptions.settings(line, context.environment(), "");
        PlannedExperiment planned =
                RunCommand.planAndWarn(this, line, context.catalog(settings), settings);
        out().printf(
                        "%s: %s, no errors%n",
                        ExperimentOptions.file(line, name()),
                        NumberFormats.counted(planned.cells().size(), "cell"));
        return ExitCode.SUCCESS;
    }
}
