package io.mithridate.runner.cli;

import io.mithridate.runner.inspection.PluginListing;
import io.mithridate.runner.inspection.PluginNames;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;

/** {@code list}: lists the available plugins. */
final class ListCommand extends Command {

    ListCommand(CliContext context) {
        super(context, "list");
    }

    @Override
    public int run(CommandLine line) {
        Set<PluginKind> kinds =
                line.getArgList().stream()
                        .map(PluginNames::kind)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PluginKind.class)));
        PluginCatalog catalog = context.catalog(line);
        out().print(PluginListing.text(catalog, kinds, context.standardOutput().columns()));
        return ExitCode.SUCCESS;
    }
}
