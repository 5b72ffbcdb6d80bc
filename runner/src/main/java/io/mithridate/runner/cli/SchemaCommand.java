package io.mithridate.runner.cli;

import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.inspection.ExperimentSchema;
import java.io.IOException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code schema}: the JSON schema of experiments, for editors. */
final class SchemaCommand implements Command {

    private final CliContext context;

    SchemaCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "the JSON schema of experiments with all plugins, for editors";
    }

    @Override
    public Options options() {
        return CommonOptions.plugins();
    }

    @Override
    public int run(CommandLine line) throws UsageException, IOException {
        CommonOptions.requireNothingElse(line, name());
        context.write(
                ExperimentSchema.of(CommonOptions.catalog(line, context.environment()))
                                .toPrettyString()
                        + System.lineSeparator());
        return ExitCode.SUCCESS;
    }
}
