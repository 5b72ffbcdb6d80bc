package io.mithridate.runner.cli;

import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.inspection.PluginListing;
import io.mithridate.runner.inspection.PluginNames;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code list}: which plugins there are. */
final class ListCommand implements Command {

    private final CliContext context;

    ListCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String arguments() {
        return "[attacks|augmenters|defenses|metrics|datasets|models|executors ...]";
    }

    @Override
    public String summary() {
        return "which plugins there are, and where they come from";
    }

    @Override
    public Options options() {
        return CommonOptions.plugins();
    }

    @Override
    public int run(CommandLine line) {
        Set<PluginKind> kinds =
                line.getArgList().stream()
                        .map(PluginNames::kind)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PluginKind.class)));
        PluginCatalog catalog = CommonOptions.catalog(line, context.environment());
        context.out().print(PluginListing.text(catalog, kinds, context.width()));
        return ExitCode.SUCCESS;
    }
}
