package io.mithridate.runner.cli;

import io.mithridate.runner.console.Terminal;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command sees of the world.
 *
 * @param standardOutput for results
 * @param standardError for progress and complaints
 * @param environment the environment variables
 */
record Surroundings(
        Terminal standardOutput, Terminal standardError, Map<String, String> environment) {

    Surroundings {
        environment = Map.copyOf(environment);
    }

    static Surroundings ofProcess() {
        return new Surroundings(
                Terminal.standardOutput(), Terminal.standardError(), System.getenv());
    }

    /** How many characters fit on a line: {@code COLUMNS}, where the shell tells it. */
    int width() {
        try {
            return Math.max(40, Integer.parseInt(environment.getOrDefault("COLUMNS", "100")));
        } catch (NumberFormatException notANumber) {
            return 100;
        }
    }

    PrintStream out() {
        return standardOutput.stream();
    }

    PrintStream err() {
        return standardError.stream();
    }
}
