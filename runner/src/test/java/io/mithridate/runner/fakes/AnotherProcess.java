package io.mithridate.runner.fakes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs of the tests in their own process, which can be killed. */
public final class AnotherProcess {

    private AnotherProcess() {}

    /** Returns a builder for a process with a program on the class path of the tests. */
    public static ProcessBuilder of(Class<?> main, Object... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                                // Main sets the locale of numbers; other programs do not.
                                "-Duser.language.format=en",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command);
    }

    /** Starts a program on the class path of the tests and appends its output to a file. */
    public static Process start(Path outputFile, Class<?> main, Object... arguments)
            throws IOException {
        return of(main, arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(outputFile.toFile()))
                .start();
    }

    /** Returns the output of a program, for the message of a failed test. */
    public static String output(Path outputFile) {
        try {
            return Files.readString(outputFile);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
