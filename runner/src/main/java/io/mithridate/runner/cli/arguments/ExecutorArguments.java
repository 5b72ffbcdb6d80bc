package io.mithridate.runner.cli.arguments;

import io.mithridate.runner.runs.ChosenExecutor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * The arguments of {@code --executor}: a name, followed by its options as {@code key=value},
 * possibly followed by the command's own arguments.
 *
 * <p>All consecutive {@code key=value} words after the name are options of the executor. The first
 * word of a different form and everything after it are arguments of the command. So {@code run
 * e.yaml a.b=1 --executor process workers=2} and {@code run --executor process workers=2 e.yaml
 * a.b=1} are equivalent.
 */
public final class ExecutorArguments {

    private static final String EXECUTOR = "executor";

    private ExecutorArguments() {}

    /** Returns the executor; empty if the option is not given. */
    public static Optional<ChosenExecutor> executor(CommandLine line) {
        List<String> words = words(line);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChosenExecutor(words.get(0), words.subList(1, endIndex(words))));
    }

    /** Returns the command's arguments that follow the executor's options. */
    static List<String> argumentsAfter(CommandLine line) {
        List<String> words = words(line);
        return words.subList(endIndex(words), words.size());
    }

    private static List<String> words(CommandLine line) {
        String[] words = line.getOptionValues(EXECUTOR);
        return words == null ? List.of() : Arrays.asList(words);
    }

    /** Returns the index after the executor's name and options. */
    private static int endIndex(List<String> words) {
        int end = Math.min(1, words.size());
        while (end < words.size() && words.get(end).indexOf('=') > 0) {
            end++;
        }
        return end;
    }
}
