package io.mithridate.runner.cli;

import io.mithridate.runner.cli.arguments.ExperimentOptions;
import org.apache.commons.cli.CommandLine;

/** {@code plan}: does the same as {@code run --dry-run}. */
final class PlanCommand extends Command {

    private final RunCommand run;

    PlanCommand(RunCommand run) {
        super(
                run.context,
                "plan",
                run.arguments(),
                "what is cached, what is to do and why, and how long that may take",
                ExperimentOptions.planning().addOption(ExperimentOptions.detailsOption()));
        this.run = run;
    }

    @Override
    public int run(CommandLine line) throws Exception {
        return run.plan(line);
    }
}
