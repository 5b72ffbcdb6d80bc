package io.mithridate.runner.cli.arguments;

import static io.mithridate.runner.cli.arguments.CommonOptions.flag;
import static io.mithridate.runner.cli.arguments.CommonOptions.option;

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
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

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
    private static final int DEFAULT_SAVE_SECONDS = 120;

    private ExperimentOptions() {}

    /**
     * Returns the options that determine the cells of an experiment, and the executor, which
     * determines the machine that must have the compute device.
     */
    public static Options cells() {
        return CommonOptions.plugins()
                .addOption(ExecutorArguments.option(ChosenExecutor.LOCAL.name()))
                .addOption(storeOption())
                .addOption(CommonOptions.only());
    }

    /** Returns the options of {@link #cells()} and those that determine the stages. */
    public static Options planning() {
        return cells().addOption(
                        option(
                                LIMIT,
                                "N",
                                "use N samples of every split, for a try-out: the first pairs, and"
                                        + " pictures at equal distances"));
    }

    /**
     * Returns the options of {@link #planning()} and those that determine how stages are computed.
     */
    public static Options running() {
        Options options = planning().addOption(runsOption());
        computing(ChosenExecutor.LOCAL.name(), "1").getOptions().forEach(options::addOption);
        return options.addOption(
                        option(
                                SAVE_EVERY,
                                "SECONDS",
                                "how long to train between two saved states, from which a run that"
                                        + " was killed goes on (default: "
                                        + DEFAULT_SAVE_SECONDS
                                        + ")"))
                .addOption(pictureCacheOption())
                .addOption(flag(DRY_RUN, "plan, but run nothing"));
    }

    /**
     * Returns the options that determine where stages are computed, and how many concurrently.
     *
     * @param executor the default executor, for the help
     * @param jobs the default number of concurrent stages, for the help
     */
    public static Options computing(String executor, String jobs) {
        return new Options()
                .addOption(ExecutorArguments.option(executor))
                .addOption(
                        option(
                                JOBS,
                                "N",
                                "stages that are computed at a time (default: " + jobs + ")"))
                .addOption(flag(FAIL_FAST, "begin nothing more after the first stage that fails"))
                .addOption(
                        flag(
                                SAME_PROCESSOR,
                                "refuse to take from the store what another kind of processor"
                                        + " computed or began"));
    }

    public static Option pictureCacheOption() {
        return option(
                PICTURE_CACHE,
                "DIR",
                "keep decoded pictures in this folder, so that later epochs and later runs decode"
                        + " nothing; changes no result (default: none is kept on disk)");
    }

    public static Option storeOption() {
        return option(
                STORE,
                "DIR",
                "folder of what was computed before (default: MITHRIDATE_STORE, or"
                        + " ~/.cache/mithridate)");
    }

    public static Option detailsOption() {
        return flag(DETAILS, "plan: list every cell and stage, with its key");
    }

    public static Option runsOption() {
        return option(RUNS, "DIR", "folder of run folders (default: runs)");
    }

    /** Returns the experiment file, which is the first argument. */
    public static Path file(CommandLine line, String command) throws UsageException {
        List<String> arguments = arguments(line);
        if (arguments.isEmpty()) {
            throw new UsageException(
                    "'%s' needs an experiment: mithridate %s EXPERIMENT.yaml"
                            .formatted(command, command));
        }
        return Path.of(arguments.get(0));
    }

    /** Returns the overrides, which are all arguments after the experiment file. */
    public static List<String> overrides(CommandLine line) throws UsageException {
        return overrides(line, 1);
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
            if (override.indexOf('=') < 1) {
                throw new UsageException(
                        "'%s' is not an override; write key.sub=value, such as poisoning.rate=0.01"
                                .formatted(override));
            }
        }
        return overrides;
    }

    /** Returns the arguments, including those after the executor's options. */
    public static List<String> arguments(CommandLine line) {
        return Stream.concat(
                        line.getArgList().stream(),
                        ExecutorArguments.argumentsBehind(line).stream())
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

    /** Returns the commit that this program was built from, if known. */
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
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(
                    "--%s takes a folder, and '%s' is a file".formatted(PICTURE_CACHE, given));
        }
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
