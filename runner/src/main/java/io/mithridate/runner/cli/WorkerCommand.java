package io.mithridate.runner.cli;

import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.console.Progress;
import io.mithridate.runner.execution.TaskWorker;
import io.mithridate.runner.plan.PeakMemory;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.run.RecordedRun;
import io.mithridate.runner.run.TaskRun;
import io.mithridate.runner.runs.ChangedRunException;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.store.ArtifactStore;
import java.io.File;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;

/**
 * {@code worker}: computes one stage of a run, or several stages in sequence; called by executors.
 */
public final class WorkerCommand extends Command {

    public static final String NAME = "worker";

    private static final String TASK = "task";
    private static final String SERVE = "serve";

    WorkerCommand(CliContext context) {
        super(context, NAME);
    }

    @Override
    public int run(CommandLine line) throws Exception {
        boolean serves = line.hasOption(SERVE);
        UsageException.throwIf(
                line.getArgList().size() != 1 || serves == line.hasOption(TASK),
                "'worker' needs a run and a task: mithridate worker RUN_DIR --task KEY");
        Path folder = FileOptions.argument(line);
        return serves ? serve(folder) : compute(folder, line.getOptionValue(TASK));
    }

    /**
     * Returns the command that starts a worker of this installation, with its Java executable,
     * options and class path. The caller appends the run's folder and the worker's other arguments.
     */
    static List<String> commandLine() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classPath, Main.class.getName(), NAME));
        return command;
    }

    @SuppressWarnings("try") // signals interrupt the thread while this block runs
    private int compute(Path folder, String key) throws Exception {
        RecordedRun run = RecordedRun.open(folder);
        PlannedExperiment planned = plan(run);
        Map<String, Stage> stages = planned.stages();
        Stage stage = run.stage(key, stages);
        Outcome outcome;
        try (Progress progress = Progress.on(context.standardError());
                Interruption ignored = Interruption.ofThisThread(progress)) {
            outcome =
                    taskRun(run, planned, stages, computed -> progress.training(computed.key()))
                            .run(stage);
        }
        if (!outcome.succeeded()) {
            err().println(stage.title() + ": " + outcome.message());
        }
        return switch (outcome.state()) {
            case SUCCEEDED -> ExitCode.SUCCESS;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case FAILED, SKIPPED -> ExitCode.CELLS_FAILED;
        };
    }

    /** Computes the requested stages until the requesting process closes the input. */
    @SuppressWarnings("try") // signals are ignored while this block runs
    private int serve(Path folder) throws Exception {
        PrintStream events = context.standardOutput().stream();
        // Standard output is reserved for messages to the executor, so plugins print to standard
        // error.
        System.setOut(err());
        try (Interruption ignored = Interruption.ignoreSignals();
                TaskWorker served =
                        new TaskWorker(
                                context.input().stream(), events, PeakMemory.ResidentMemory::kiB)) {
            RecordedRun run = RecordedRun.open(folder);
            PlannedExperiment planned = plan(run);
            Map<String, Stage> stages = planned.stages();
            TaskRun tasks = taskRun(run, planned, stages, computed -> served.training());
            served.serve(key -> outcome(run, stages, tasks, key));
        }
        return ExitCode.SUCCESS;
    }

    private static Outcome outcome(
            RecordedRun run, Map<String, Stage> stages, TaskRun tasks, String key) {
        try {
            return tasks.run(run.stage(key, stages));
        } catch (ChangedRunException e) {
            return Outcome.failure(String.valueOf(e.getMessage()));
        }
    }

    private PlannedExperiment plan(RecordedRun run) throws InvalidConfigurationException {
        return run.planHere(context.catalog(run.settings()));
    }

    private TaskRun taskRun(
            RecordedRun run,
            PlannedExperiment planned,
            Map<String, Stage> stages,
            Function<Stage, TrainingListener> listeners) {
        RunSettings settings = run.settings();
        ArtifactStore store =
                context.computingStore(settings.store(), ExperimentOptions.commit(), planned);
        return new TaskRun(
                run.folder(),
                stages,
                new StageRunner(store, listeners, settings.saveInterval()),
                Clock.systemUTC());
    }
}
