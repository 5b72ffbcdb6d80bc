package io.mithridate.runner.cli.arguments;

import io.mithridate.runner.runs.ChosenExecutor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/**
 * The words that follow {@code --executor}: a name, its options as {@code key=value}, and, where
 * the experiment follows, arguments of the command.
 *
 * <p>All {@code key=value} that follow the name at once are the executor's; the first word that is
 * not one, and all behind it, are not. So {@code run e.yaml a.b=1 --executor process workers=2} and
 * {@code run --executor process workers=2 e.yaml a.b=1} mean the same.
 */
public final class ExecutorArguments {

    private static final String EXECUTOR = "executor";

    private ExecutorArguments() {}

    /**
     * The option.
     *
     * @param otherwise what happens if it is not given
     */
    static Option option(String otherwise) {
        return Option.builder()
                .longOpt(EXECUTOR)
                .hasArgs()
                .argName("NAME [key=value ...]")
                .desc(
                        "where stages are computed, and its options, which 'describe"
                                + " executors/NAME' shows; overrides of the experiment stand before"
                                + " it (default: %s)".formatted(otherwise))
                .get();
    }

    /** The executor that is named, if one is. */
    public static Optional<ChosenExecutor> executor(CommandLine line) {
        List<String> words = words(line);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChosenExecutor(words.get(0), words.subList(1, end(words))));
    }

    /** Arguments of the command that the option's words end with. */
    static List<String> argumentsBehind(CommandLine line) {
        List<String> words = words(line);
        return words.subList(end(words), words.size());
    }

    private static List<String> words(CommandLine line) {
        String[] words = line.getOptionValues(EXECUTOR);
        return words == null ? List.of() : Arrays.asList(words);
    }

    /** Returns the end of the executor's own words. */
    private static int end(List<String> words) {
        int end = Math.min(1, words.size());
        while (end < words.size() && words.get(end).indexOf('=') > 0) {
            end++;
        }
        return end;
    }
}
