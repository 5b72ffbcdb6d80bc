package io.mithridate.runner.cli;

import io.mithridate.runner.plugins.PluginFinder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Options that several commands take, and where their values come from if they are not given. */
final class CommonOptions {

    static final String PLUGINS = "plugins";

    private CommonOptions() {}

    static Options plugins() {
        return new Options()
                .addOption(
                        option(
                                PLUGINS,
                                "DIR",
                                "folder of plugin jars (default: plugins.d, and those of"
                                        + " MITHRIDATE_PLUGINS)"));
    }

    static Option option(String name, String argument, String description) {
        return Option.builder().longOpt(name).hasArg().argName(argument).desc(description).get();
    }

    static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    static PluginFinder pluginFinder(CommandLine line, Map<String, String> environment) {
        return PluginFinder.of(
                Path.of(""),
                Optional.ofNullable(line.getOptionValue(PLUGINS)).map(Path::of),
                environment);
    }
}
