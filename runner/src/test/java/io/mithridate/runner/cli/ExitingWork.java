package io.mithridate.runner.cli;

import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plan.FixedWork;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.run.TaskRun;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.store.ArtifactStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A stage of a run whose plugin ends the process or never returns. */
final class ExitingWork {

    private ExitingWork() {}

    /**
     * Computes the stage.
     *
     * @param arguments the run's folder; then {@code exit}, or anything else to keep working
     */
    public static void main(String[] arguments) {
        ExitGuard guard = ExitGuard.install(System.err);
        Path folder = Path.of(arguments[0]);
        Path store = folder.resolve("store");
        Stage stage =
                FixedWork.stage(
                        StageKind.VICTIM,
                        "victim of evil, seed 1",
                        List.of(),
                        workspace -> runPlugin(arguments[1]));
        new TaskRun(
                        new RunFolder(folder),
                        Map.of(stage.key(), stage),
                        new StageRunner(
                                new ArtifactStore(store, Clock.systemUTC()),
                                any -> TrainingListener.silent(),
                                Duration.ofMinutes(2)),
                        Clock.systemUTC())
                .run(stage);
        guard.commandEnded();
    }

    private static void runPlugin(String action) {
        System.out.println("begun");
        if (action.equals("exit")) {
            System.exit(0);
        }
        while (true) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException ignored) {
                // Nobody interrupts it.
            }
        }
    }
}
