package io.mithridate.runner.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command line that can be typed again: words that a shell would change are quoted.
 *
 * @param arguments the words behind the program's name
 */
record TypedCommand(List<String> arguments) {

    private static final String PROGRAM = "bin/mithridate";

    /** What no shell changes. */
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    TypedCommand {
        arguments = List.copyOf(arguments);
    }

    /** The line. */
    String text() {
        return arguments.stream()
                .map(word -> " " + quoted(word))
                .collect(Collectors.joining("", PROGRAM, ""));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
