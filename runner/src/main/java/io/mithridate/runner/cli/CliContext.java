package io.mithridate.runner.cli;

import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.console.Paragraph;
import io.mithridate.runner.console.StandardInput;
import io.mithridate.runner.console.StandardOutput;
import io.mithridate.runner.console.SummaryText;
import io.mithridate.runner.console.Terminal;
import io.mithridate.runner.machine.LocalMachine;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginLoader;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.store.ArtifactStore;
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
import org.apache.commons.cli.CommandLine;

/**
 * The environment of a command.
 *
 * @param standardOutput the terminal for results
 * @param standardError the terminal for progress and error messages
 * @param environment the environment variables
 * @param input standard input
 * @param output standard output for bytes; unlike the terminal's stream, it reports write errors
 * @param plugins loads the bundled plugins and those of the given folders
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

    /** Creates an environment without input. */
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
     * Returns the environment of this process.
     *
     * @param output the standard output of this process
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

    /** Returns this environment with different plugins. */
    CliContext withPlugins(Function<PluginFinder, PluginCatalog> newPlugins) {
        return new CliContext(
                standardOutput, standardError, environment, input, output, newPlugins);
    }

    /** Returns the plugins, including those of the folders named by a run's settings. */
    public PluginCatalog catalog(RunSettings settings) {
        return plugins.apply(new PluginFinder(settings.plugins()));
    }

    /** Returns the bundled plugins and those of the folders given on the command line. */
    public PluginCatalog catalog(CommandLine line) {
        return plugins.apply(CommonOptions.pluginFinder(line, environment));
    }

    /** Returns a store to which this process writes the artifacts of a plan. */
    public ArtifactStore computingStore(
            Path folder, Optional<String> commit, PlannedExperiment planned) {
        return new ArtifactStore(
                folder,
                Clock.systemUTC(),
                new LocalMachine(environment).maker(commit, planned.code().tensorFlow()));
    }

    public PrintStream out() {
        return standardOutput.text();
    }

    /**
     * Writes the content of a file to standard output, in UTF-8 regardless of the locale.
     *
     * @throws IOException if writing fails, unless the reader, such as {@code head}, has closed the
     *     pipe
     */
    public void write(String content) throws IOException {
        try {
            output.write(content.getBytes(StandardCharsets.UTF_8));
            output.flush();
        } catch (IOException e) {
            if (!StandardOutput.isClosedPipe(e)) {
                throw e;
            }
        }
    }

    /** Prints results. If standard output is a terminal, they are fitted to its width. */
    public void print(EvaluatedRun run) {
        out().print(SummaryText.of(run, standardOutput));
    }

    /** Prints warnings about likely problems, before work begins. */
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
