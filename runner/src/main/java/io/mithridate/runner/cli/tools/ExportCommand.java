package io.mithridate.runner.cli.tools;

import io.mithridate.api.backend.WeightExporter;
import io.mithridate.api.backend.WeightExporter.Names;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.cli.CliContext;
import io.mithridate.runner.cli.Command;
import io.mithridate.runner.cli.ExitCode;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.wiring.PluginInstances;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;

/** {@code export}: writes weights with the tensor names used by another program. */
public final class ExportCommand extends Command {

    private static final String USAGE =
            "export --weights FILE --names hugging-face --output F.safetensors";

    private static final String NAMES = "names";
    private static final String WEIGHTS = "weights";
    private static final String ACTIVATION = "activation";
    private static final String OUTPUT = "output";

    public ExportCommand(CliContext context) {
        super(context, "export");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        CommonOptions.requireNoArguments(line, name());
        Path weights = FileOptions.required(line, WEIGHTS, USAGE);
        Path output = FileOptions.required(line, OUTPUT, USAGE);
        FileOptions.requireWritable(OUTPUT, output, List.of(weights));
        WeightExporter.Request request =
                new WeightExporter.Request(
                        weights,
                        Optional.ofNullable(line.getOptionValue(ACTIVATION)),
                        names(line),
                        output);
        Compute compute = new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);
        try (PluginInstances instances = PluginInstances.withoutPlugins(compute)) {
            export(instances.service(WeightExporter.class), request);
        }
        return ExitCode.SUCCESS;
    }

    private void export(WeightExporter exporter, WeightExporter.Request request)
            throws UsageException {
        WeightExporter.Written written;
        try {
            written = exporter.export(request);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        out().printf(
                        "%s: %d tensors with %d numbers, %s with %s, by the names of %s%n",
                        request.output(),
                        written.tensors(),
                        written.parameters(),
                        written.architecture(),
                        written.activation(),
                        KebabCase.ofConstant(request.names()));
    }

    private static Names names(CommandLine line) throws UsageException {
        String value = line.getOptionValue(NAMES);
        Optional<Names> names =
                Arrays.stream(Names.values())
                        .filter(each -> KebabCase.ofConstant(each).equals(value))
                        .findFirst();
        UsageException.throwIf(
                names.isEmpty(),
                "--names%s: it is one of %s",
                value == null ? "" : " " + value,
                Arrays.stream(Names.values())
                        .map(KebabCase::ofConstant)
                        .collect(Collectors.joining(", ")));
        return names.orElseThrow();
    }
}
