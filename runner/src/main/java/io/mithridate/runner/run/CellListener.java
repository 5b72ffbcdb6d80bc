package io.mithridate.runner.run;

import io.mithridate.runner.experiment.Cell;
import java.time.Duration;
import java.util.Optional;

/** Receives the progress of a run. Only one thread at a time calls it. */
@FunctionalInterface
public interface CellListener {

    /**
     * Called when all stages of a cell have ended.
     *
     * @param failure the reason why the cell has no results; empty if it has results
     */
    void ended(Cell cell, Optional<String> failure);

    /**
     * Called when a stage starts.
     *
     * @param stage the key of the stage
     */
    default void stageStarted(String stage, String title) {}

    /**
     * Called when a stage has ended, whatever its outcome, or will never start.
     *
     * @param stage the key of the stage
     */
    default void stageEnded(String stage) {}

    /** Called when a stage has started or ended. */
    default void progressed(RunProgressCounts count) {}

    /** Called if the results of cells are likely to be useless, although no stage has failed. */
    default void warned(String warning) {}

    /**
     * The progress of a run.
     *
     * @param stages the number of stages to compute when the run started
     * @param ended the number of these stages that have ended or will never start
     * @param running the number of stages being computed
     * @param left the estimated remaining time, based on the stages of each kind computed by this
     *     run; empty until the run has computed one stage of each remaining kind
     */
    public record RunProgressCounts(int stages, int ended, int running, Optional<Duration> left) {}
}
