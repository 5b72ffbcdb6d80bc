package io.mithridate.runner.cli;

import io.mithridate.runner.inspection.ExperimentSchema;
import java.io.IOException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code schema}: the JSON schema of experiments, for editors. */
final class SchemaCommand implements Command {

    private final Surroundings surroundings;

    SchemaCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
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
        surroundings.write(
                ExperimentSchema.of(CommonOptions.catalog(line, surroundings.environment()))
                                .toPrettyString()
                        + System.lineSeparator());
        return ExitCode.SUCCESS;
    }
}
