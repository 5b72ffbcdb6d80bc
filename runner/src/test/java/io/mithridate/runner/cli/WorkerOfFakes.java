package io.mithridate.runner.cli;

import io.mithridate.fixtures.AnotherProcess;
import io.mithridate.runner.console.StandardOutput;
import io.mithridate.runner.fakes.Fakes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A program with the commands {@code worker}, {@code resume}, {@code reproduce} and {@code report}
 * and the tiny plugins.
 */
public final class WorkerOfFakes {

    private WorkerOfFakes() {}

    /**
     * The exit code and the output of the program.
     *
     * @param code the exit code
     * @param out standard output
     * @param err standard error
     */
    public record Said(int code, String out, String err) {}

    /** Runs the program in its own process. */
    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--serve")) {
            CliContext process = CliContext.ofProcess(StandardOutput.ofProcess());
            System.exit(new Main(process, List.of(worker(process))).run(List.of(arguments)));
        }
        Said result = run(arguments);
        System.err.print(result.err());
        System.exit(result.code());
    }

    private static Command worker(CliContext context) {
        return new WorkerCommand(context.withPlugins(folders -> Fakes.catalog()));
    }

    /** Runs the program in this process. */
    public static Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context =
                new CliContext(CapturedTerminal.ascii(out), CapturedTerminal.ascii(err), Map.of())
                        .withPlugins(folders -> Fakes.catalog());
        List<Command> commands =
                List.of(
                        worker(context),
                        new ResumeCommand(
                                context,
                                AnotherProcess.of(WorkerOfFakes.class, "worker").command()),
                        new ReproduceCommand(context),
                        new ReportCommand(context));
        int code = new Main(context, commands).run(List.of(arguments));
        return new Said(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
