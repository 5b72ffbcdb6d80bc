package io.mithridate.runner.cli;

import io.mithridate.runner.console.Paragraph;
import io.mithridate.runner.console.StandardInput;
import io.mithridate.runner.console.StandardOutput;
import io.mithridate.runner.console.SummaryText;
import io.mithridate.runner.console.Terminal;
import io.mithridate.runner.machine.ThisMachine;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginLoader;
import io.mithridate.runner.results.statistics.EvaluatedRun;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The environment of a command.
 *
 * @param standardOutput for results
 * @param standardError for progress and complaints
 * @param environment the environment variables
 * @param input what there is to read
 * @param output takes bytes for standard output, and says when they cannot be written, which the
 *     terminal's stream does not
 * @param plugins loads those of the program and of some folders
 */
public record CliContext(
        Terminal standardOutput,
        Terminal standardError,
        Map<String, String> environment,
        StandardInput input,
        OutputStream output,
        Function<PluginFinder, PluginCatalog> plugins) {

    public CliContext {
        environment = Map.copyOf(environment);
    }

    /** CliContext without input. */
    public CliContext(
            Terminal standardOutput, Terminal standardError, Map<String, String> environment) {
        this(
                standardOutput,
                standardError,
                environment,
                StandardInput.none(),
                standardOutput.stream(),
                finder -> new PluginLoader().load(finder));
    }

    /**
     * Those of this process.
     *
     * @param output its standard output
     */
    public static CliContext ofProcess(StandardOutput output) {
        return new CliContext(
                Terminal.standardOutput(),
                Terminal.standardError(),
                System.getenv(),
                StandardInput.ofProcess(),
                output,
                finder -> new PluginLoader().load(finder));
    }

    /** The same with other plugins. */
    CliContext with(Function<PluginFinder, PluginCatalog> others) {
        return new CliContext(standardOutput, standardError, environment, input, output, others);
    }

    /** The plugins of the folders that a run names. */
    public PluginCatalog catalog(RunSettings settings) {
        return plugins.apply(new PluginFinder(settings.plugins()));
    }

    /** A store for which this process computes what a plan says. */
    public ArtifactStore computingStore(
            Path folder, Optional<String> commit, PlannedExperiment planned) {
        return new ArtifactStore(
                folder,
                Clock.systemUTC(),
                new ThisMachine(environment).maker(commit, planned.code().tensorFlow()));
    }

    public PrintStream out() {
        return standardOutput.text();
    }

    /**
     * Writes what goes into a file to standard output, in UTF-8 whatever the locale.
     *
     * @throws IOException if it cannot be written; not if its reader, such as {@code head}, has
     *     seen enough
     */
    public void write(String file) throws IOException {
        try {
            output.write(file.getBytes(StandardCharsets.UTF_8));
            output.flush();
        } catch (IOException e) {
            if (!StandardOutput.isClosedPipe(e)) {
                throw e;
            }
        }
    }

    /** Prints results, as wide as the terminal if standard output is one. */
    public void print(EvaluatedRun run) {
        out().print(SummaryText.of(run, standardOutput));
    }

    /** Says what is likely to go wrong, before it does. */
    public void warn(List<String> warnings) {
        warnings.stream()
                .flatMap(
                        warning ->
                                Paragraph.lines("warning: ", "  ", warning, standardError.width())
                                        .stream())
                .forEach(err()::println);
    }

    public PrintStream err() {
        return standardError.text();
    }
}
