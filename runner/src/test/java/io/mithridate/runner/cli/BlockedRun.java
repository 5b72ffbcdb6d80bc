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
import io.mithridate.runner.store.ArtifactStore;
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
 * Runs an experiment in a process of its own, saves the state of training as often as it may, and
 * stops for good in the middle of the training of one kind of stage, to be killed there.
 */
final class BlockedRun {

    /** The step that is never ended. */
    static final int STEP = 6;

    private BlockedRun() {}

    /**
     * Arguments: the experiment, the folders of store and runs, the kind of stage to stop in, and
     * the file that is written when it has stopped.
     */
    public static void main(String[] arguments) throws Exception {
        Path experiment = Path.of(arguments[0]);
        Path store = Path.of(arguments[1]);
        StageKind kind = StageKind.valueOf(arguments[3]);
        Path news = Path.of(arguments[4]);
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
                                                ? new Blocking(news)
                                                : TrainingListener.silent(),
                                (cell, failure) -> {}));
    }

    /** Never comes back from a step. */
    private static final class Blocking implements TrainingListener {

        private final Path news;

        Blocking(Path news) {
            this.news = news;
        }

        @Override
        public void onStep(Step step) {
            if (step.number() == STEP) {
                try {
                    Files.createFile(news);
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
