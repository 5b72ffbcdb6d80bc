package io.mithridate.runner.cli;

import io.mithridate.runner.inspection.ExperimentDescription;
import io.mithridate.runner.inspection.PluginDescription;
import io.mithridate.runner.inspection.PluginNames;
import io.mithridate.runner.plugins.PluginCatalog;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;

/** {@code describe}: prints a plugin's description and options. */
final class DescribeCommand extends Command {

    DescribeCommand(CliContext context) {
        super(context, "describe");
    }

    @Override
    public int run(CommandLine line) throws UsageException {
        UsageException.throwIf(
                line.getArgList().size() != 1,
                "'describe' needs the name of one plugin or part of an experiment: mithridate"
                        + " describe ta-cleaner");
        String name = line.getArgList().get(0);
        Optional<String> part =
                new ExperimentDescription(context.standardOutput().columns()).of(name);
        if (part.isPresent()) {
            out().print(part.get());
            return ExitCode.SUCCESS;
        }
        PluginCatalog catalog = context.catalog(line);
        out().print(
                        PluginNames.find(catalog, name, ExperimentDescription.names()).stream()
                                .map(
                                        plugin ->
                                                PluginDescription.text(
                                                        plugin, context.standardOutput().columns()))
                                .collect(Collectors.joining("\n")));
        return ExitCode.SUCCESS;
    }
}
