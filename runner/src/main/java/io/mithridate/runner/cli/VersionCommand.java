package io.mithridate.runner.cli;

import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.stages.CodeDigests;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code version}: what a bug report should say. */
final class VersionCommand implements Command {

    private final Surroundings surroundings;

    VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "versions of Mithridate, TensorFlow and Java";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(CommandLine line) {
        surroundings
                .out()
                .printf(
                        "mithridate %s%ntensorflow %s%njava %s%n",
                        Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                                .orElse("(not packaged)"),
                        new CodeDigests(new PluginCatalog(List.of(), List.of())).tensorFlow(),
                        Runtime.version());
        return ExitCode.SUCCESS;
    }
}
