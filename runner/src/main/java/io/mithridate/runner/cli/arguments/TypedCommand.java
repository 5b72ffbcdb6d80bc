package io.mithridate.runner.cli.arguments;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command line that can be typed again: words that a shell would change are quoted.
 *
 * @param arguments the words behind the program's name
 */
public record TypedCommand(List<String> arguments) {

    private static final String PROGRAM = "bin/mithridate";

    /** Words that no shell changes. */
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    public TypedCommand {
        arguments = List.copyOf(arguments);
    }

    /** The line. */
    public String text() {
        return arguments.stream()
                .map(word -> " " + quoted(word))
                .collect(Collectors.joining("", PROGRAM, ""));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
