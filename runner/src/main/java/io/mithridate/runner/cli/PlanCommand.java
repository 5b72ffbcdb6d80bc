package io.mithridate.runner.cli;

import io.mithridate.runner.cli.arguments.ExperimentOptions;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code plan}: the same as {@code run --dry-run}. */
final class PlanCommand implements Command {

    private final RunCommand run;

    PlanCommand(RunCommand run) {
        this.run = run;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String arguments() {
        return run.arguments();
    }

    @Override
    public String summary() {
        return "what is cached, what is to do and why, and how long that may take";
    }

    @Override
    public Options options() {
        return ExperimentOptions.planning().addOption(ExperimentOptions.detailsOption());
    }

    @Override
    public int run(CommandLine line) throws Exception {
        return run.plan(line);
    }
}
