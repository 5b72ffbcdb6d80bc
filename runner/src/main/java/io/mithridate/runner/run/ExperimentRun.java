package io.mithridate.runner.run;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.ExecutorRefusedException;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.report.ReportWriter;
import io.mithridate.results.RunResults;
import io.mithridate.results.files.AtomicFile;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.runs.ChangedRunException;
import io.mithridate.runner.runs.PlanFile;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.runner.runs.UnusableFolderException;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.FreeSpace;
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

/**
 * Runs a planned experiment: computes all stages that are needed and writes the files in the run's
 * folder.
 *
 * @param planned the experiment
 * @param settings the settings of the run
 * @param store the store of artifacts
 * @param clock provides the times that are recorded
 */
public record ExperimentRun(
        PlannedExperiment planned, RunSettings settings, ArtifactStore store, Clock clock) {

    /** The age at which an unfinished stage is deleted, so that a later run starts it again. */
    private static final Duration LEFTOVERS_KEPT = Duration.ofDays(30);

    /**
     * Creates the run's folder, computes the stages that the cells need, and writes the results.
     *
     * @param experimentFile the YAML file; the run's folder keeps an unchanged copy
     * @param setup the execution setup
     * @throws UnusableFolderException if the folder cannot be created or written to
     * @throws RunRefusedException if the system to which the executor submits tasks rejects them
     * @throws InterruptedException if the run was told to stop before its folder could be resumed
     */
    public Finished run(Path experimentFile, ExecutionSetup setup)
            throws IOException, UnusableFolderException, InterruptedException {
        return RunFolder.runInterruptibly(() -> startRun(experimentFile, setup));
    }

    private Finished startRun(Path experimentFile, ExecutionSetup setup) throws IOException {
        Instant started = clock.instant();
        store.removeLeftovers(LEFTOVERS_KEPT, planned.stages().keySet());
        RunFolder folder =
                RunFolder.create(
                        settings.runs(),
                        planned.experiment().name(),
                        LocalDateTime.ofInstant(started, clock.getZone()));
        return folder.runExclusively(
                () -> {
                    RunRecord record = new RunRecord(settings, started, Optional.empty());
                    try {
                        writeInitialFiles(folder, record, experimentFile);
                    } catch (IOException e) {
                        throw new UnusableFolderException(
                                "cannot write to the run's folder %s (%s); --runs names another"
                                        .formatted(folder.path(), e),
                                e);
                    }
                    return compute(folder, record, false, setup);
                });
    }

    private void writeInitialFiles(RunFolder folder, RunRecord record, Path experimentFile)
            throws IOException {
        record.write(folder);
        AtomicFile.write(
                folder.file("experiment.yaml"),
                Files.readString(experimentFile, StandardCharsets.UTF_8));
        AtomicFile.write(folder.file(RunFolder.RESOLVED), planned.file().resolvedYaml());
        AtomicFile.write(folder.file(PlanFile.NAME), PlanFile.json(planned.cells()));
        LeftOutFile.of(planned).write(folder);
    }

    /**
     * Resumes a run that was killed, interrupted or left to its executor, or in which a stage
     * failed. Computes the stages that are missing from the store and rewrites the files in the
     * run's folder.
     *
     * @param run the run, which must match the plan
     * @param setup the execution setup
     * @throws ChangedRunException if the key of one of the run's stages has changed
     * @throws UnusableFolderException if another process is working on the run
     * @throws RunRefusedException if the system to which the executor submits tasks rejects them
     * @throws InterruptedException if the run was told to stop before it was resumed
     */
    public Finished resume(RecordedRun run, ExecutionSetup setup)
            throws IOException, ChangedRunException, UnusableFolderException, InterruptedException {
        run.requireSame(planned.stages());
        RunFolder folder = run.folder();
        RunRecord record = new RunRecord(settings, run.started(), Optional.empty());
        RunFolder.Work<Finished> work =
                () -> {
                    record.write(folder);
                    return compute(folder, record, wereTasksLeft(run), setup);
                };
        return RunFolder.runInterruptibly(() -> folder.runExclusively(work));
    }

    /**
     * Returns whether tasks were left to other processes. If so, the outcomes recorded by these
     * processes are valid; otherwise all tasks run again, regardless of their earlier outcomes.
     */
    private boolean wereTasksLeft(RecordedRun run) {
        return !planned.computesHere()
                && !run.finished()
                && run.settings().executor().name().equals(settings.executor().name());
    }

    private Finished compute(
            RunFolder folder, RunRecord record, boolean tasksWereLeft, ExecutionSetup setup)
            throws IOException {
        try {
            return RunFolder.runInterruptibly(
                    () -> computeTasks(folder, record, tasksWereLeft, setup));
        } catch (InterruptedException e) {
            return new Finished(folder, Optional.empty(), true);
        }
    }

    private Finished computeTasks(
            RunFolder folder, RunRecord record, boolean tasksWereLeft, ExecutionSetup setup)
            throws IOException {
        planned.digestPlugins();
        UnfinishedRuns unfinishedRuns = new UnfinishedRuns(settings.store());
        unfinishedRuns.begin(folder);
        Map<String, Stage> stages = planned.stages();
        Map<String, Task> tasks =
                MissingStages.of(planned.cells(), store, planned.schedulerFacts());
        new FullDisk(store.root(), folder.path(), FreeSpace::ofDisk).forget();
        if (!tasksWereLeft) {
            // A failure of an earlier attempt would otherwise be reported as the cause of later
            // failures.
            for (Task task : tasks.values()) {
                folder.forget(task.kind(), task.key());
            }
        }
        RunProgress progress =
                new RunProgress(
                        new CellFiles(folder, store, record.started(), CellCurves.of(planned)),
                        clock,
                        task -> trainingListener(stages.get(task.key()), setup),
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
            if (setup.executor().execute(request, progress) == Ending.DETACHED) {
                return new Finished(folder, Optional.empty(), false);
            }
        } catch (ExecutorRefusedException e) {
            throw new RunRefusedException(folder, e);
        } catch (InterruptedException e) {
            progress.interrupted();
            return new Finished(folder, Optional.of(write(folder, record, true)), true);
        }
        progress.executorEnded();
        RunRecord finished = record.finishedAt(clock.instant());
        EvaluatedRun evaluated = write(folder, finished, false);
        try {
            finished.write(folder);
            unfinishedRuns.end(folder);
        } catch (IOException e) {
            throw new RunFiles.UnwrittenResultsException(evaluated, folder, e);
        }
        return new Finished(folder, Optional.of(evaluated), false);
    }

    private static TrainingListener trainingListener(@Nullable Stage stage, ExecutionSetup setup) {
        return stage == null ? TrainingListener.silent() : setup.listeners().apply(stage);
    }

    private EvaluatedRun write(RunFolder folder, RunRecord record, boolean interrupted)
            throws IOException {
        return new RunFiles(planned, store)
                .write(folder, record, folder.file(ReportWriter.REPORT_HTML), interrupted);
    }

    /**
     * The execution setup and listener of a run.
     *
     * @param executor computes the stages
     * @param worker the command that runs a task of a run in a separate process, up to but
     *     excluding the run's folder
     * @param listeners returns the listener for each stage whose training this process observes
     * @param cells receives the completed cells
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
     * Thrown if the system to which the executor submits tasks rejected them. The run can be
     * resumed later.
     */
    public static final class RunRefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        public RunRefusedException(RunFolder folder, ExecutorRefusedException refusal) {
            super(
                    "%s%n'mithridate resume %s' resumes the run once this is resolved; --executor gives the executor other options"
                            .formatted(refusal.getMessage(), folder.path()),
                    refusal);
        }
    }

    /**
     * The state of a run that has ended or that continues without this process.
     *
     * @param folder the folder of the run
     * @param evaluated the results; empty if tasks were left to the executor, or if the run was
     *     told to stop before the results were assembled
     * @param interrupted whether the run was told to stop before everything was computed
     */
    public record Finished(
            RunFolder folder, Optional<EvaluatedRun> evaluated, boolean interrupted) {

        /** Returns the results without their statistics. */
        public Optional<RunResults> results() {
            return evaluated.map(EvaluatedRun::results);
        }
    }
}
