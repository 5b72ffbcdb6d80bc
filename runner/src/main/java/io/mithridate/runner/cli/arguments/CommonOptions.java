package io.mithridate.runner.cli.arguments;

import io.mithridate.config.NearestName;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.plugins.PluginFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.commons.cli.CommandLine;

/** Options shared by several commands, and their default values. */
public final class CommonOptions {

    public static final String PLUGINS = "plugins";
    private static final String ONLY = "only";

    private CommonOptions() {}

    /** Returns the values of {@code --only}; empty if every cell is selected. */
    public static List<String> chosenCells(CommandLine line) {
        String[] only = line.getOptionValues(ONLY);
        return only == null ? List.of() : List.of(only);
    }

    /** Rejects arguments of a command that takes only options. */
    public static void requireNoArguments(CommandLine line, String command) throws UsageException {
        if (!line.getArgList().isEmpty()) {
            throw new UsageException(
                    "'%s' takes options alone, and '%s' is not an option"
                            .formatted(command, line.getArgList().get(0)));
        }
    }

    /** Returns the finder of the bundled plugins and those of the given folders. */
    public static PluginFinder pluginFinder(CommandLine line, Map<String, String> environment) {
        return PluginFinder.of(
                Path.of(""),
                Optional.ofNullable(line.getOptionValue(PLUGINS)).map(Path::of),
                environment);
    }

    /**
     * Returns the value if it is one of the given values; otherwise throws an error that suggests
     * the most similar one.
     */
    public static String oneOf(String option, String value, List<String> values)
            throws UsageException {
        if (!values.contains(value)) {
            throw new UsageException(
                    "--%s %s: %s".formatted(option, value, NearestName.advice(value, values)));
        }
        return value;
    }

    /** Returns the positive integer given by an option; empty if the option is not given. */
    public static OptionalInt positive(CommandLine line, String option) throws UsageException {
        OptionalLong number = wholeNumber(line, option, 1, Integer.MAX_VALUE, "from 1");
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /** Returns the nonnegative integer given by an option; empty if the option is not given. */
    public static OptionalInt fromZero(CommandLine line, String option) throws UsageException {
        OptionalLong number = wholeNumber(line, option, 0, Integer.MAX_VALUE, "from 0");
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /** Returns the seed given by an option; empty if the option is not given. */
    public static OptionalLong seed(CommandLine line, String option) throws UsageException {
        return wholeNumber(line, option, Long.MIN_VALUE, Long.MAX_VALUE, "of 64 bits");
    }

    private static OptionalLong wholeNumber(
            CommandLine line, String option, long min, long max, String range)
            throws UsageException {
        String value = line.getOptionValue(option);
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // The error is reported below, like that of a number that is out of range.
        }
        throw new UsageException(
                "--%s takes a whole number %s, not '%s'".formatted(option, range, value));
    }
}
