package io.mithridate.runner.run;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.report.ReportWriter;
import io.mithridate.runner.results.AtomicFile;
import io.mithridate.runner.results.EvaluatedRun;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs a planned experiment: every stage that is needed, then the files of the run's folder. */
public final class ExperimentRun {

    /** After this time an unfinished stage is deleted; a later run starts it again. */
    private static final Duration LEFTOVERS_KEPT = Duration.ofDays(30);

    private final PlannedExperiment planned;
    private final RunSettings settings;
    private final ArtifactStore store;
    private final Clock clock;

    /** A run that is yet to begin. */
    public ExperimentRun(
            PlannedExperiment planned, RunSettings settings, ArtifactStore store, Clock clock) {
        this.planned = planned;
        this.settings = settings;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Computes what the cells need and writes the run's folder.
     *
     * @param experimentFile the YAML file, kept as it was given
     * @param executor where stages are computed
     * @param worker the command that runs a task of a run in a process of its own, up to the run's
     *     folder
     * @param listeners gives each stage that this process computes a listener
     * @param cells hears of cells as they end
     */
    public Finished run(
            Path experimentFile,
            Executor executor,
            List<String> worker,
            Function<Stage, TrainingListener> listeners,
            CellListener cells)
            throws IOException, InterruptedException {
        Instant started = clock.instant();
        Map<String, Stage> stages = planned.stages();
        store.removeLeftovers(LEFTOVERS_KEPT, stages.keySet());
        RunFolder folder =
                RunFolder.create(
                        settings.runs(),
                        planned.experiment().name(),
                        LocalDateTime.ofInstant(started, clock.getZone()));
        RunRecord record = new RunRecord(settings, started, Optional.empty());
        record.write(folder);
        AtomicFile.write(
                folder.file("experiment.yaml"),
                Files.readString(experimentFile, StandardCharsets.UTF_8));
        AtomicFile.write(folder.file(RunFolder.RESOLVED), planned.file().resolvedYaml());
        AtomicFile.write(folder.file(PlanFile.NAME), PlanFile.json(planned.cells()));
        RunNotes notes = new RunNotes(settings.store());
        notes.begin(folder);

        Map<String, Task> tasks = TaskGraph.of(planned.cells(), store, planned.facts());
        RunProgress progress =
                new RunProgress(
                        new CellFiles(folder, store, started, CellCurves.of(planned)),
                        clock,
                        cells);
        progress.begin(planned.cells(), tasks.keySet());
        List<String> command = new ArrayList<>(worker);
        command.add(folder.path().toAbsolutePath().toString());
        Ending ending =
                executor.execute(
                        new Executor.Request(
                                folder.path().toAbsolutePath(),
                                List.copyOf(tasks.values()),
                                settings.jobs(),
                                settings.failFast(),
                                new TaskRun(
                                        folder,
                                        stages,
                                        new StageRunner(store, listeners, settings.saveInterval()),
                                        clock),
                                command),
                        progress);
        if (ending == Ending.LEFT) {
            return new Finished(folder, Optional.empty());
        }
        RunRecord finished = record.finishedAt(clock.instant());
        finished.write(folder);
        notes.end(folder);
        return new Finished(
                folder,
                Optional.of(
                        new RunFiles(planned, store)
                                .write(folder, finished, folder.file(ReportWriter.REPORT_HTML))));
    }

    /**
     * A run that has ended, or that goes on without this process.
     *
     * @param folder its folder
     * @param evaluated its results; empty where the executor left
     */
    public record Finished(RunFolder folder, Optional<EvaluatedRun> evaluated) {

        /** Its results without their statistics. */
        public Optional<RunResults> results() {
            return evaluated.map(EvaluatedRun::results);
        }
    }
}
