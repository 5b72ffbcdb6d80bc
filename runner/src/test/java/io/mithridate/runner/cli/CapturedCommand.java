package io.mithridate.runner.cli;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands as if typed at an ASCII terminal. */
final class CapturedCommand {

    private CapturedCommand() {}

    /**
     * Runs an experiment with the folders {@code runs} and {@code store} in a folder.
     *
     * @param out is cleared and receives the output of this command
     * @param err is cleared and receives the errors of this command
     * @return the exit code
     */
    static int runExperiment(
            Path folder, Path experiment, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return run(
                folder,
                out,
                err,
                List.of("run", experiment.toString(), "--runs", folder.resolve("runs").toString()));
    }

    /**
     * Runs a command with the store {@code store} in a folder.
     *
     * @param out is cleared and receives the output of this command
     * @param err is cleared and receives the errors of this command
     * @return the exit code
     */
    static int run(
            Path folder,
            ByteArrayOutputStream out,
            ByteArrayOutputStream err,
            List<String> arguments) {
        out.reset();
        err.reset();
        CliContext context =
                new CliContext(
                        CapturedTerminal.ascii(out),
                        CapturedTerminal.ascii(err),
                        Map.of("MITHRIDATE_STORE", folder.resolve("store").toString()));
        return new Main(context, "test").run(arguments);
    }
}
