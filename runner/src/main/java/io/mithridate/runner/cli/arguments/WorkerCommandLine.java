package io.mithridate.runner.cli.arguments;

import io.mithridate.runner.cli.Main;
import io.mithridate.runner.cli.WorkerCommand;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command that starts a worker of this installation: its Java executable, options and class
 * path.
 */
public final class WorkerCommandLine {

    private WorkerCommandLine() {}

    /**
     * Returns the command, to which the run's folder and the worker's other arguments must be
     * appended.
     */
    public static List<String> ofThisProcess() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(absolute(System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.add(WorkerCommand.NAME);
        return command;
    }

    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
