package io.mithridate.runner.cli;

import io.mithridate.api.backend.DeviceCheck;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.keys.CodeDigests;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.wiring.PluginInstances;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** {@code version}: prints the versions to include in a bug report. */
final class VersionCommand extends Command {

    private static final String DEVICES = "devices";

    VersionCommand(CliContext context) {
        super(context, "version");
    }

    @Override
    public int run(CommandLine line) throws UsageException {
        CommonOptions.requireNoArguments(line, name());
        out().printf(
                        "mithridate %s%ncommit %s%ntensorflow-java %s%njava %s%n",
                        Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                                .orElse("(not packaged)"),
                        ExperimentOptions.commit().orElse("(not known)"),
                        new CodeDigests(new PluginCatalog(List.of())).tensorFlow(),
                        Runtime.version());
        if (line.hasOption(DEVICES)) {
            out().println(devices());
        }
        return ExitCode.SUCCESS;
    }

    private static String devices() {
        Compute any = new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);
        try (PluginInstances instances = PluginInstances.withoutPlugins(any)) {
            return instances.service(DeviceCheck.class).report();
        }
    }
}
