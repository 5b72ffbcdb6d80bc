package io.mithridate.runner.cli.arguments;

import io.mithridate.api.backend.PictureCaching;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.runs.ChosenExecutor;
import io.mithridate.runner.runs.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;

/** The options of commands that read an experiment. */
public final class ExperimentOptions {

    public static final String DRY_RUN = "dry-run";
    public static final String DETAILS = "details";

    public static final String RUNS = "runs";
    public static final String STORE = "store";
    public static final String JOBS = "jobs";
    private static final String LIMIT = "limit-samples";
    private static final String SAVE_EVERY = "save-every";
    public static final String PICTURE_CACHE = "picture-cache";
    public static final String FAIL_FAST = "fail-fast";
    public static final String SAME_PROCESSOR = "same-processor";

    /**
     * The default interval between saved states; our choice, a compromise between the work lost if
     * a run is killed and the time and space that saving takes.
     */
    public static final int DEFAULT_SAVE_SECONDS = 120;

    private ExperimentOptions() {}

    /** Returns the experiment file, which is the first argument. */
    public static Path file(CommandLine line, String command) throws UsageException {
        List<String> arguments = arguments(line);
        UsageException.throwIf(
                arguments.isEmpty(),
                "'%s' needs an experiment: mithridate %s EXPERIMENT.yaml",
                command,
                command);
        return Path.of(arguments.get(0));
    }

    /**
     * Returns the overrides.
     *
     * @param first the index of the first override among the arguments
     */
    public static List<String> overrides(CommandLine line, int first) throws UsageException {
        List<String> arguments = arguments(line);
        List<String> overrides = arguments.subList(first, arguments.size());
        for (String override : overrides) {
            UsageException.throwIf(
                    override.indexOf('=') < 1,
                    "'%s' is not an override; write key.sub=value, such as poisoning.rate=0.01",
                    override);
        }
        return overrides;
    }

    /** Returns the arguments, including those after the executor's options. */
    public static List<String> arguments(CommandLine line) {
        return Stream.concat(
                        line.getArgList().stream(), ExecutorArguments.argumentsAfter(line).stream())
                .toList();
    }

    public static RunSettings settings(
            CommandLine line, Map<String, String> environment, String command)
            throws UsageException {
        return new RunSettings(
                runs(line),
                store(line, environment).toAbsolutePath(),
                CommonOptions.pluginFinder(line, environment).directories(),
                CommonOptions.positive(line, JOBS).orElse(1),
                CommonOptions.chosenCells(line),
                CommonOptions.positive(line, LIMIT),
                Duration.ofSeconds(
                        CommonOptions.positive(line, SAVE_EVERY).orElse(DEFAULT_SAVE_SECONDS)),
                new PictureCaching(pictureCache(line)),
                line.hasOption(FAIL_FAST),
                line.hasOption(SAME_PROCESSOR),
                ExecutorArguments.executor(line).orElse(ChosenExecutor.LOCAL),
                command,
                commit());
    }

    /** Returns the commit that this program was built from; empty if unknown. */
    public static Optional<String> commit() {
        return Optional.ofNullable(System.getProperty("mithridate.commit"))
                .filter(commit -> !commit.isBlank());
    }

    public static Optional<Path> pictureCache(CommandLine line) throws UsageException {
        String given = line.getOptionValue(PICTURE_CACHE);
        if (given == null) {
            return Optional.empty();
        }
        Path folder = Path.of(given).toAbsolutePath();
        UsageException.throwIf(
                Files.exists(folder) && !Files.isDirectory(folder),
                "--%s takes a folder, and '%s' is a file",
                PICTURE_CACHE,
                given);
        return Optional.of(folder);
    }

    public static Path runs(CommandLine line) {
        return Path.of(line.getOptionValue(RUNS, "runs"));
    }

    public static Path store(CommandLine line, Map<String, String> environment) {
        String given = line.getOptionValue(STORE);
        if (given != null) {
            return Path.of(given);
        }
        String fromEnvironment = environment.getOrDefault("MITHRIDATE_STORE", "");
        return fromEnvironment.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "mithridate")
                : Path.of(fromEnvironment);
    }
}
