package io.mithridate.runner.run;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.execution.ExecutorRefusedException;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.report.ReportWriter;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.files.AtomicFile;
import io.mithridate.runner.results.statistics.EvaluatedRun;
import io.mithridate.runner.runs.ChangedRunException;
import io.mithridate.runner.runs.Interrupted;
import io.mithridate.runner.runs.PlanFile;
import io.mithridate.runner.runs.RefusedRunException;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.runner.runs.UnusableFolderException;
import io.mithridate.runner.runs.UnwrittenResultsException;
import io.mithridate.runner.store.ArtifactStore;
import io.mithridate.runner.store.FreeSpace;
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
import org.jspecify.annotations.Nullable;

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
     * Computes what the cells need and writes the run's folder, which is made first.
     *
     * @param experimentFile the YAML file, kept as it was given
     * @param setup how stages are computed
     * @throws UnusableFolderException if the folder cannot be made or written to
     * @throws RefusedRunException if what the executor hands tasks to does not take them
     * @throws InterruptedException if the run was told to stop before its folder could be resumed
     */
    public Finished run(Path experimentFile, ExecutionSetup setup)
            throws IOException, UnusableFolderException, InterruptedException {
        return Interrupted.orDone(() -> begun(experimentFile, setup));
    }

    private Finished begun(Path experimentFile, ExecutionSetup setup) throws IOException {
        Instant started = clock.instant();
        store.removeLeftovers(LEFTOVERS_KEPT, planned.stages().keySet());
        RunFolder folder =
                RunFolder.create(
                        settings.runs(),
                        planned.experiment().name(),
                        LocalDateTime.ofInstant(started, clock.getZone()));
        return folder.alone(
                () -> {
                    RunRecord record = new RunRecord(settings, started, Optional.empty());
                    try {
                        begin(folder, record, experimentFile);
                    } catch (IOException e) {
                        throw new UnusableFolderException(
                                "cannot write to the run's folder %s (%s); --runs names another"
                                        .formatted(folder.path(), e),
                                e);
                    }
                    return compute(folder, record, false, setup);
                });
    }

    private void begin(RunFolder folder, RunRecord record, Path experimentFile) throws IOException {
        record.write(folder);
        AtomicFile.write(
                folder.file("experiment.yaml"),
                Files.readString(experimentFile, StandardCharsets.UTF_8));
        AtomicFile.write(folder.file(RunFolder.RESOLVED), planned.file().resolvedYaml());
        AtomicFile.write(folder.file(PlanFile.NAME), PlanFile.json(planned.cells()));
        LeftOutFile.of(planned).write(folder);
    }

    /**
     * Goes on with a run that was killed, interrupted or left, or of which something failed: what
     * is not in the store is computed, and the files of its folder are written again.
     *
     * @param run the run, which is that of the plan
     * @param setup how stages are computed
     * @throws ChangedRunException if one of the run's stages has another key by now
     * @throws UnusableFolderException if another process is at work on the run
     * @throws RefusedRunException if what the executor hands tasks to does not take them
     * @throws InterruptedException if the run was told to stop before it went on
     */
    public Finished resume(RecordedRun run, ExecutionSetup setup)
            throws IOException, ChangedRunException, UnusableFolderException, InterruptedException {
        run.requireSame(planned.stages());
        RunFolder folder = run.folder();
        return Interrupted.orDone(
                () ->
                        folder.alone(
                                () -> {
                                    RunRecord record =
                                            new RunRecord(
                                                    settings, run.started(), Optional.empty());
                                    record.write(folder);
                                    return compute(folder, record, wasLeft(run), setup);
                                }));
    }

    /**
     * Returns whether tasks were left to others, and what those wrote of them is how they fared;
     * else all tasks run again, whatever became of them before.
     */
    private boolean wasLeft(RecordedRun run) {
        return !planned.computesHere()
                && !run.finished()
                && run.settings().executor().name().equals(settings.executor().name());
    }

    private Finished compute(
            RunFolder folder, RunRecord record, boolean wasLeft, ExecutionSetup setup)
            throws IOException {
        try {
            return Interrupted.orDone(() -> computed(folder, record, wasLeft, setup));
        } catch (InterruptedException e) {
            return new Finished(folder, Optional.empty(), true);
        }
    }

    private Finished computed(
            RunFolder folder, RunRecord record, boolean wasLeft, ExecutionSetup setup)
            throws IOException {
        planned.digestPlugins();
        UnfinishedRuns notes = new UnfinishedRuns(settings.store());
        notes.begin(folder);
        Map<String, Stage> stages = planned.stages();
        Map<String, Task> tasks = MissingStages.of(planned.cells(), store, planned.facts());
        new FullDisk(store.root(), folder.path(), FreeSpace::ofDisk).forget();
        if (!wasLeft) {
            // A failure of an earlier attempt would stand as the cause of one that has another.
            for (Task task : tasks.values()) {
                folder.forget(task.kind(), task.key());
            }
        }
        RunProgress progress =
                new RunProgress(
                        new CellFiles(folder, store, record.started(), CellCurves.of(planned)),
                        clock,
                        task -> training(stages.get(task.key()), setup),
                        setup.cells(),
                        new TriggerWarnings(planned));
        progress.begin(planned.cells(), tasks.keySet());
        List<String> command = new ArrayList<>(setup.worker());
        command.add(folder.path().toAbsolutePath().toString());
        Executor.Request request =
                new Executor.Request(
                        folder.path().toAbsolutePath(),
                        List.copyOf(tasks.values()),
                        settings.jobs(),
                        settings.failFast(),
                        new TaskRun(
                                folder,
                                stages,
                                new StageRunner(store, setup.listeners(), settings.saveInterval()),
                                clock),
                        command);
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (setup.executor().execute(request, progress) == Ending.LEFT) {
                return new Finished(folder, Optional.empty(), false);
            }
        } catch (ExecutorRefusedException e) {
            throw new RefusedRunException(folder, e);
        } catch (InterruptedException e) {
            progress.interrupted();
            return new Finished(folder, Optional.of(write(folder, record, true)), true);
        }
        progress.ended();
        RunRecord finished = record.finishedAt(clock.instant());
        EvaluatedRun evaluated = write(folder, finished, false);
        try {
            finished.write(folder);
            notes.end(folder);
        } catch (IOException e) {
            throw new UnwrittenResultsException(evaluated, folder, e);
        }
        return new Finished(folder, Optional.of(evaluated), false);
    }

    private static TrainingListener training(@Nullable Stage stage, ExecutionSetup setup) {
        return stage == null ? TrainingListener.silent() : setup.listeners().apply(stage);
    }

    private EvaluatedRun write(RunFolder folder, RunRecord record, boolean interrupted)
            throws IOException {
        return new RunFiles(planned, store)
                .write(folder, record, folder.file(ReportWriter.REPORT_HTML), interrupted);
    }

    /**
     * The way in which stages are computed, and the listener.
     *
     * @param executor where stages are computed
     * @param worker the command that runs a task of a run in a process of its own, up to the run's
     *     folder
     * @param listeners gives each stage whose training this process hears of a listener
     * @param cells hears of cells as they end
     */
    public record ExecutionSetup(
            Executor executor,
            List<String> worker,
            Function<Stage, TrainingListener> listeners,
            CellListener cells) {

        public ExecutionSetup {
            worker = List.copyOf(worker);
        }
    }

    /**
     * A run that has ended, or that goes on without this process.
     *
     * @param folder its folder
     * @param evaluated its results; empty where the executor left, and where the run was told to
     *     stop before they were put together
     * @param interrupted whether it was told to stop before all was computed
     */
    public record Finished(
            RunFolder folder, Optional<EvaluatedRun> evaluated, boolean interrupted) {

        /** Its results without their statistics. */
        public Optional<RunResults> results() {
            return evaluated.map(EvaluatedRun::results);
        }
    }
}
