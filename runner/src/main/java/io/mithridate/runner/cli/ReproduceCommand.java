package io.mithridate.runner.cli;

import io.mithridate.api.metric.Measurement;
import io.mithridate.results.Reproduction;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.console.Progress;
import io.mithridate.runner.console.ReproductionText;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.run.RecordedCell;
import io.mithridate.runner.run.RecordedRun;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.measurement.MeasurementFiles;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.cli.CommandLine;

/** {@code reproduce}: recomputes one cell of a run from scratch, and compares the numbers. */
final class ReproduceCommand extends Command {

    private static final String CELL = "cell";
    private static final String STORE = "store";

    ReproduceCommand(CliContext context) {
        super(context, "reproduce");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        OptionalInt number = CommonOptions.fromZero(line, CELL);
        UsageException.throwIf(
                line.getArgList().size() != 1 || number.isEmpty(),
                "'reproduce' needs a run and a cell: mithridate reproduce RUN_DIR --cell N");
        RecordedRun run = RecordedRun.open(FileOptions.argument(line));
        RecordedCell recorded = run.cell(number.getAsInt());
        List<Measurement> numbers = recorded.numbers();
        Optional<Path> givenStore = FileOptions.path(line, STORE);
        if (givenStore.isPresent()) {
            requireEmpty(givenStore.get());
        }
        PlannedExperiment planned = run.planHere(context.catalog(run.settings()));
        CellStages cell = recorded.in(planned);
        Path folder =
                givenStore.isPresent()
                        ? givenStore.get()
                        : Files.createTempDirectory("mithridate-reproduce");
        try {
            ArtifactStore store =
                    context.computingStore(
                            folder.toAbsolutePath(), run.settings().commit(), planned);
            Reproduction reproduction =
                    new Reproduction(
                            Reproduction.compare(
                                    numbers,
                                    RunFolder.runInterruptibly(
                                            () ->
                                                    recompute(
                                                            cell,
                                                            store,
                                                            run.settings().saveInterval()))),
                            recorded.changes(cell),
                            recorded.processors(
                                    new ArtifactStore(run.settings().store(), Clock.systemUTC())),
                            store.maker().processor().kind());
            out().print(
                            ReproductionText.of(
                                    cell.cell().title(), reproduction, context.standardOutput()));
            return reproduction.identical() ? ExitCode.SUCCESS : ExitCode.CELLS_FAILED;
        } finally {
            if (givenStore.isEmpty()) {
                FileTrees.delete(folder);
            }
        }
    }

    @SuppressWarnings("try") // signals interrupt the thread while this block runs
    private List<Measurement> recompute(CellStages cell, ArtifactStore store, Duration saveInterval)
            throws IOException {
        List<Measurement> recomputed = new ArrayList<>();
        try (Progress progress = Progress.on(context.standardError());
                Interruption ignored =
                        Interruption.ofThisThread(progress, "stopping after this step")) {
            StageRunner runner =
                    new StageRunner(store, stage -> progress.training(stage.key()), saveInterval);
            for (Stage stage : cell.measurements()) {
                recomputed.addAll(
                        MeasurementFiles.read(runner.artifact(stage).artifact().folder()));
            }
        }
        return recomputed;
    }

    private static void requireEmpty(Path folder) throws UsageException, IOException {
        UsageException.throwIf(
                Files.exists(folder) && !Files.isDirectory(folder),
                "--store takes a folder, and '%s' is a file",
                folder);
        UsageException.throwIf(
                !FileTrees.entries(folder).isEmpty(),
                "--store %s: the folder is not empty, and stored results are not recomputed; name"
                        + " an empty one",
                folder);
    }
}
