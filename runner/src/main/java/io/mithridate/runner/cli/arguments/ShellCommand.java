package io.mithridate.runner.cli.arguments;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command line that can be pasted into a shell: words with special characters are quoted.
 *
 * @param arguments the words after the program's name
 */
public record ShellCommand(List<String> arguments) {

    private static final String PROGRAM = "bin/mithridate";

    /** Words without characters that are special to a shell. */
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    public ShellCommand {
        arguments = List.copyOf(arguments);
    }

    /** Returns the command line. */
    public String text() {
        return arguments.stream()
                .map(word -> " " + quote(word))
                .collect(Collectors.joining("", PROGRAM, ""));
    }

    private static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
