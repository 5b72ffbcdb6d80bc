package io.mithridate.runner.cli;

import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.execution.LocalExecutor;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginLoader;
import io.mithridate.runner.run.ExperimentRun;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.runs.ChosenExecutor;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/**
 * Runs an experiment in its own process and saves the training state as often as possible. It
 * blocks in the middle of the training of one kind of stage, where a test kills it.
 */
final class BlockedRun {

    /** The step that never ends. */
    static final int STEP = 6;

    private BlockedRun() {}

    /**
     * Runs the experiment. The arguments are the experiment, the folders of the store and the runs,
     * the kind of stage to block in, and the file that is written when it blocks.
     */
    public static void main(String[] arguments) throws Exception {
        Path experiment = Path.of(arguments[0]);
        Path store = Path.of(arguments[1]);
        StageKind kind = StageKind.valueOf(arguments[3]);
        Path signal = Path.of(arguments[4]);
        PluginCatalog catalog = new PluginLoader().load(new PluginFinder(List.of()));
        ExperimentFile file = new ExperimentReader(catalog).read(experiment, List.of());
        RunSettings settings =
                new RunSettings(
                        Path.of(arguments[2]),
                        store,
                        List.of(),
                        1,
                        List.of(),
                        OptionalInt.empty(),
                        Duration.ZERO,
                        PictureCaching.none(),
                        false,
                        false,
                        ChosenExecutor.LOCAL,
                        "test",
                        Optional.empty());
        new ExperimentRun(
                        PlannedExperiment.plan(file, catalog, settings),
                        settings,
                        new ArtifactStore(store, Clock.systemUTC()),
                        Clock.systemUTC())
                .run(
                        experiment,
                        new ExperimentRun.ExecutionSetup(
                                new LocalExecutor(),
                                List.of(),
                                stage ->
                                        stage.kind() == kind
                                                ? new Blocking(signal)
                                                : TrainingListener.silent(),
                                (cell, failure) -> {}));
    }

    /** A listener that never returns from a step. */
    private static final class Blocking implements TrainingListener {

        private final Path signal;

        Blocking(Path signal) {
            this.signal = signal;
        }

        @Override
        public void onStep(Step step) {
            if (step.number() == STEP) {
                try {
                    Files.createFile(signal);
                    new CountDownLatch(1).await();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
