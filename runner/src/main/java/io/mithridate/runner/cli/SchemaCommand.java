package io.mithridate.runner.cli;

import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.inspection.ExperimentSchema;
import java.io.IOException;
import org.apache.commons.cli.CommandLine;

/** {@code schema}: prints the JSON schema of experiments, for editors. */
final class SchemaCommand extends Command {

    SchemaCommand(CliContext context) {
        super(context, "schema");
    }

    @Override
    public int run(CommandLine line) throws UsageException, IOException {
        CommonOptions.requireNoArguments(line, name());
        context.write(
                ExperimentSchema.of(context.catalog(line)).toPrettyString()
                        + System.lineSeparator());
        return ExitCode.SUCCESS;
    }
}
