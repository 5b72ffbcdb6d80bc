package io.mithridate.runner.cli;

import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.runner.console.Progress;
import io.mithridate.runner.machine.ThisMachine;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.run.RecordedRun;
import io.mithridate.runner.run.TaskRun;
import io.mithridate.runner.store.ArtifactStore;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code worker}: computes one stage of a run; executors call it. */
final class WorkerCommand implements Command {

    static final String NAME = "worker";

    private static final String TASK = "task";

    private final Surroundings surroundings;
    private final Function<PluginFinder, PluginCatalog> plugins;

    /**
     * The command.
     *
     * @param plugins loads the plugins of the folders that the run names
     */
    WorkerCommand(Surroundings surroundings, Function<PluginFinder, PluginCatalog> plugins) {
        this.surroundings = surroundings;
        this.plugins = plugins;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String arguments() {
        return "RUN_DIR --task KEY";
    }

    @Override
    public String summary() {
        return "compute one stage of a run; executors call it";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(
                        CommonOptions.option(
                                TASK,
                                "KEY",
                                "the key of the stage, as the run's plan.json has it"));
    }

    @Override
    public int run(CommandLine line) throws Exception {
        String key = line.getOptionValue(TASK);
        if (line.getArgList().size() != 1 || key == null) {
            throw new UsageException(
                    "'worker' needs a run and a task: mithridate worker RUN_DIR --task KEY");
        }
        RecordedRun run = RecordedRun.open(FileOptions.argument(line));
        PlannedExperiment planned =
                run.plan(plugins.apply(new PluginFinder(run.settings().plugins())));
        Map<String, Stage> stages = planned.stages();
        Stage stage = run.stage(key, stages);
        Outcome outcome;
        try (Progress progress = Progress.on(surroundings.standardError())) {
            StageRunner runner =
                    new StageRunner(
                            new ArtifactStore(
                                    run.settings().store(),
                                    Clock.systemUTC(),
                                    new ThisMachine(surroundings.environment())
                                            .maker(
                                                    run.settings().commit(),
                                                    planned.code().tensorFlow())),
                            computed -> progress.training(),
                            run.settings().saveInterval());
            outcome = new TaskRun(run.folder(), stages, runner, Clock.systemUTC()).run(stage);
        }
        if (!outcome.succeeded()) {
            surroundings.err().println(stage.title() + ": " + outcome.message());
        }
        return outcome.succeeded() ? ExitCode.SUCCESS : ExitCode.CELLS_FAILED;
    }
}
