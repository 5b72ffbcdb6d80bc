package io.mithridate.runner.cli.tools;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.Compute;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.NearestName;
import io.mithridate.runner.augmentation.CaptionReader;
import io.mithridate.runner.augmentation.JsonLines;
import io.mithridate.runner.augmentation.ReplacementCounter;
import io.mithridate.runner.augmentation.SubCaptionStream;
import io.mithridate.runner.augmentation.SubCaptionStream.Rendering;
import io.mithridate.runner.cli.CliContext;
import io.mithridate.runner.cli.Command;
import io.mithridate.runner.cli.ExitCode;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.console.CaptionProgress;
import io.mithridate.runner.console.ReplacementText;
import io.mithridate.runner.console.StandardInput;
import io.mithridate.runner.console.StandardOutput;
import io.mithridate.runner.console.SubCaptionText;
import io.mithridate.runner.console.Terminal;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.wiring.PluginInstances;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * {@code augment}: reads captions from standard input, and writes their sub-captions to standard
 * output.
 */
public final class AugmentCommand extends Command {

    private static final String CORPUS = "corpus=";
    private static final String SEED = "seed";
    private static final String FORMAT = "format";
    private static final String THREADS = "threads";

    public AugmentCommand(CliContext context) {
        super(context, "augment");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        Seed seed = new Seed(CommonOptions.seed(line, SEED).orElse(1));
        int processors = Runtime.getRuntime().availableProcessors();
        int threads = CommonOptions.positive(line, THREADS).orElse(processors);
        Rendering rendering = rendering(line);
        UsageException.throwIf(
                line.getArgList().isEmpty(),
                "'augment' needs the name of an augmenter: mithridate augment counterfactual"
                        + " < captions.txt");
        PluginCatalog catalog = context.catalog(line);
        PluginUse use =
                new ExperimentReader(catalog)
                        .plugin(PluginKind.AUGMENTER, line.getArgList().get(0), assignments(line));
        Corpus corpus = new Corpus(captions(line), Optional.empty());
        Compute compute = new Compute(Compute.Device.CPU, threads, Compute.Precision.FLOAT32);
        try (PluginInstances instances = PluginInstances.forExperiment(catalog, compute)) {
            ReplacementCounter counter = new ReplacementCounter(List.of());
            FittedAugmenter augmenter = countingAugmenter(fit(instances, use, corpus), counter);
            augment(new SubCaptionStream(augmenter, use.name(), seed, rendering, threads), counter);
        }
        return ExitCode.SUCCESS;
    }

    private Rendering rendering(CommandLine line) throws UsageException {
        String format = line.getOptionValue(FORMAT, "json");
        return switch (format) {
            case "json" -> new JsonLines();
            case "text" -> new SubCaptionText(context.standardOutput().colour());
            default ->
                    throw new UsageException(
                            "there is no format '%s'; %s"
                                    .formatted(
                                            format,
                                            NearestName.advice(format, List.of("json", "text"))));
        };
    }

    private static List<String> assignments(CommandLine line) {
        return line.getArgList().stream()
                .skip(1)
                .filter(argument -> !argument.startsWith(CORPUS))
                .toList();
    }

    /** Returns the captions of all given corpora. */
    private static List<String> captions(CommandLine line) throws InvalidConfigurationException {
        List<String> captions = new ArrayList<>();
        for (String argument : line.getArgList()) {
            if (argument.startsWith(CORPUS)) {
                try {
                    List<String> read =
                            CaptionReader.all(Path.of(argument.substring(CORPUS.length()))).stream()
                                    .filter(caption -> !caption.isBlank())
                                    .toList();
                    if (read.isEmpty()) {
                        throw InvalidConfigurationException.onCommandLine(
                                argument,
                                "the file has no caption; give one with a caption a line, or leave"
                                        + " corpus= out");
                    }
                    captions.addAll(read);
                } catch (NoSuchFileException e) {
                    throw InvalidConfigurationException.onCommandLine(
                            argument, "there is no such file");
                } catch (IOException | InvalidPathException e) {
                    throw InvalidConfigurationException.onCommandLine(
                            argument, String.valueOf(e.getMessage()));
                }
            }
        }
        return captions;
    }

    private static FittedAugmenter fit(PluginInstances instances, PluginUse use, Corpus corpus)
            throws InvalidConfigurationException {
        try {
            return instances.create(use.plugin(), use.options(), TextAugmenter.class).fit(corpus);
        } catch (IllegalArgumentException e) {
            throw InvalidConfigurationException.onCommandLine(
                    use.name(), String.valueOf(e.getMessage()));
        } catch (PluginException e) {
            if (e.getCause() instanceof IllegalArgumentException cause) {
                throw InvalidConfigurationException.onCommandLine(
                        use.name(), String.valueOf(cause.getMessage()));
            }
            throw e;
        }
    }

    /** Returns an augmenter that counts its replacements, except in blank lines. */
    private static FittedAugmenter countingAugmenter(
            FittedAugmenter augmenter, ReplacementCounter counter) {
        FittedAugmenter counting = counter.watch(augmenter);
        return (caption, random) ->
                (caption.isBlank() ? augmenter : counting).augment(caption, random);
    }

    private void augment(SubCaptionStream stream, ReplacementCounter counter)
            throws IOException, InterruptedException {
        Instant begin = Instant.now();
        StandardInput input = context.input();
        Terminal terminal = context.standardError();
        if (terminal.interactive() && input.interactive().getAsBoolean()) {
            terminal.text().println("type captions, one a line; Ctrl-D ends them");
        }
        CaptionReader captions = new CaptionReader(input.stream(), "standard input");
        boolean mayDraw = !context.standardOutput().interactive();
        try (CaptionProgress progress =
                new CaptionProgress(terminal, mayDraw, input.bytes(), captions::bytesRead)) {
            stream.copy(captions, context.output(), progress::advance);
        } catch (IOException e) {
            if (!StandardOutput.isClosedPipe(e)) {
                throw e;
            }
            return;
        }
        if (terminal.interactive()) {
            Duration elapsed = Duration.between(begin, Instant.now());
            terminal.text().print(ReplacementText.of(counter.log(), elapsed));
        }
    }
}
