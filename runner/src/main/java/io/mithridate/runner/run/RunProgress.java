package io.mithridate.runner.run;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.runs.RunLog;
import io.mithridate.runner.runs.StageStatus;
import io.mithridate.runner.stages.CellStages;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a run through the events of its executor, and updates the files of its cells. */
final class RunProgress implements Executor.Events {

    private static final Logger log = LoggerFactory.getLogger(RunProgress.class);

    /** The final states for which a worker records a message. */
    private static final Set<StageStatus.State> STATES_WITH_MESSAGE =
            Set.of(
                    StageStatus.State.FAILED,
                    StageStatus.State.BROKE_DOWN,
                    StageStatus.State.SKIPPED);

    private final CellFiles files;
    private final Clock clock;
    private final Function<Task, TrainingListener> trainingListeners;
    private final CellListener listener;
    private final TriggerWarnings triggers;
    private final Map<Integer, CellStages> cellsByNumber = new HashMap<>();
    private final ListMultimap<String, CellStages> cellsByTask = ArrayListMultimap.create();

    /** The tasks of each cell that have not ended, by cell number. */
    private final Map<Integer, Set<String>> openTasks = new HashMap<>();

    private final Set<Integer> startedCells = new HashSet<>();
    private final Map<String, Instant> running = new HashMap<>();

    /** The number of stages of each kind that have not ended. */
    private final Map<String, Integer> remainingByKind = new HashMap<>();

    /** The time taken by stages of each kind, in seconds. */
    private final Map<String, DoubleSummaryStatistics> durations = new HashMap<>();

    private final RunLog runLog;
    private int stages;
    private int ended;

    /**
     * Creates the progress of a run.
     *
     * @param training returns the listener for a task that another process runs
     * @param triggers warns of unsuitable triggers before a victim is trained with them
     */
    RunProgress(
            CellFiles files,
            Clock clock,
            Function<Task, TrainingListener> training,
            CellListener listener,
            TriggerWarnings triggers) {
        this.files = files;
        this.trainingListeners = training;
        this.clock = clock;
        this.listener = listener;
        this.triggers = triggers;
        this.runLog = new RunLog(files.run(), clock);
    }

    /** Starts following the cells; those that need no task are complete immediately. */
    synchronized void begin(List<CellStages> cells, Set<String> tasks) {
        stages = tasks.size();
        runLog.begun(cells.size(), stages);
        CellStages.byKey(cells).values().stream()
                .filter(stage -> tasks.contains(stage.key()))
                .forEach(stage -> remainingByKind.merge(stage.kind().label(), 1, Integer::sum));
        for (CellStages cell : cells) {
            Set<String> needed = MissingStages.neededBy(cell, tasks);
            needed.forEach(key -> cellsByTask.put(key, cell));
            if (needed.isEmpty()) {
                end(cell);
            } else {
                openTasks.put(cell.cell().number(), needed);
                cellsByNumber.put(cell.cell().number(), cell);
            }
        }
        cells.stream()
                .filter(cell -> !tasks.contains(cell.trigger().key()) && trains(cell, tasks))
                .flatMap(cell -> triggers.ofComputed(cell, files.store()))
                .forEach(listener::warned);
    }

    private static boolean trains(CellStages cell, Set<String> tasks) {
        return cell.inOrder().stream()
                .anyMatch(stage -> stage.kind() == StageKind.VICTIM && tasks.contains(stage.key()));
    }

    /** Returns warnings about the trigger that a task has computed. */
    private List<String> warnings(Task task) {
        return cellsByTask.get(task.key()).stream()
                .filter(cell -> cell.trigger().key().equals(task.key()))
                .flatMap(cell -> triggers.ofComputed(cell, files.store()))
                .toList();
    }

    /** Records that the run was told to stop. Cells that have not ended will not be completed. */
    synchronized void interrupted() {
        runLog.interrupted();
        for (Map.Entry<Integer, Set<String>> tasks : openTasks.entrySet()) {
            CellStages cell = cellsByNumber.get(tasks.getKey());
            if (cell != null && !tasks.getValue().isEmpty()) {
                try {
                    files.recordInterruption(cell, clock.instant());
                } catch (IOException e) {
                    log.warn("the status of '{}' cannot be written", cell.cell().title(), e);
                }
            }
        }
    }

    /** Records that the executor has ended without leaving any tasks. */
    synchronized void executorEnded() {
        runLog.ended();
    }

    @Override
    public TrainingListener training(Task task) {
        return trainingListeners.apply(task);
    }

    @Override
    public synchronized void started(Task task) {
        runLog.started(task);
        if (running.put(task.key(), clock.instant()) == null) {
            listener.stageStarted(task.key(), task.title());
            listener.progressed(progressCounts());
        }
        for (CellStages cell : cellsByTask.get(task.key())) {
            if (startedCells.add(cell.cell().number())) {
                try {
                    files.recordStart(cell, clock.instant());
                } catch (IOException e) {
                    log.warn("the status of '{}' cannot be written", cell.cell().title(), e);
                }
            }
        }
    }

    @Override
    public void ended(Task task, Outcome reported) {
        Outcome outcome = successIfStored(task, reported);
        // The warnings are computed before the lock is taken, because the events of all tasks wait
        // for the lock.
        ended(task, outcome, outcome.succeeded() ? warnings(task) : List.of());
    }

    private synchronized void ended(Task task, Outcome outcome, List<String> warnings) {
        runLog.ended(task, outcome);
        listener.stageEnded(task.key());
        Instant started = running.remove(task.key());
        if (started != null && outcome.succeeded()) {
            durations
                    .computeIfAbsent(task.kind(), any -> new DoubleSummaryStatistics())
                    .accept(secondsSince(started));
        }
        if (outcome.state() == Outcome.State.INTERRUPTED) {
            return;
        }
        ended++;
        remainingByKind.merge(task.kind(), -1, Integer::sum);
        if (!outcome.succeeded()) {
            recordOutcome(task, outcome);
        }
        warnings.forEach(listener::warned);
        for (CellStages cell : cellsByTask.get(task.key())) {
            Set<String> open = openTasks.getOrDefault(cell.cell().number(), Set.of());
            if (open.remove(task.key()) && open.isEmpty()) {
                end(cell);
            }
        }
        listener.progressed(progressCounts());
    }

    private CellListener.RunProgressCounts progressCounts() {
        remainingByKind.values().removeIf(number -> number <= 0);
        double seconds = -running.values().stream().mapToDouble(this::secondsSince).sum();
        boolean allKnown = durations.keySet().containsAll(remainingByKind.keySet());
        for (Map.Entry<String, Integer> kind : remainingByKind.entrySet()) {
            DoubleSummaryStatistics ofKind = durations.get(kind.getKey());
            seconds += ofKind == null ? 0 : kind.getValue() * ofKind.getAverage();
        }
        long milliseconds = Math.round(1e3 * Math.max(0, seconds) / Math.max(1, running.size()));
        Optional<Duration> time =
                Optional.of(Duration.ofMillis(milliseconds)).filter(any -> allKnown);
        return new CellListener.RunProgressCounts(stages, ended, running.size(), time);
    }

    private double secondsSince(Instant start) {
        return Duration.between(start, clock.instant()).toMillis() / 1e3;
    }

    /**
     * Returns success if the artifact is in the store; a cluster job may have ended after the
     * executor reported the artifact as missing.
     */
    private Outcome successIfStored(Task task, Outcome reported) {
        return reported.state() == Outcome.State.FAILED
                        && files.store().contains(task.kind(), task.key())
                ? Outcome.success()
                : reported;
    }

    /**
     * Records the outcome reported by the executor, unless the worker recorded a status, which has
     * more details.
     */
    private void recordOutcome(Task task, Outcome outcome) {
        try {
            Optional<StageStatus> recorded = files.run().status(task.kind(), task.key());
            if (recorded.map(StageStatus::state).filter(STATES_WITH_MESSAGE::contains).isEmpty()) {
                boolean failed = outcome.state() == Outcome.State.FAILED;
                StageStatus status =
                        new StageStatus(
                                task.key(),
                                task.kind(),
                                task.title(),
                                failed ? StageStatus.State.FAILED : StageStatus.State.SKIPPED,
                                outcome.message(),
                                recorded.map(StageStatus::started).orElse(""),
                                clock.instant().toString());
                files.run().write(status);
            }
        } catch (IOException e) {
            log.warn(
                    "'{}' failed ({}), which cannot be recorded",
                    task.title(),
                    outcome.message(),
                    e);
        }
    }

    private void end(CellStages cell) {
        Optional<String> failure;
        try {
            failure = files.recordEnd(cell);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                // The run was told to stop; the files are written when it is resumed.
                return;
            }
            failure = Optional.of("cannot write the files of the cell: " + e);
        }
        runLog.ended(cell.cell(), failure);
        listener.ended(cell.cell(), failure);
    }
}
