package io.mithridate.runner.run;

import io.mithridate.runner.experiment.Cell;
import java.time.Duration;
import java.util.Optional;

/** Hears how far a run is; called by one thread at a time. */
@FunctionalInterface
public interface CellListener {

    /**
     * No stage of a cell is left to do.
     *
     * @param failure why it has no results; empty if it has
     */
    void ended(Cell cell, Optional<String> failure);

    /**
     * A stage begins.
     *
     * @param stage its key
     */
    default void stageStarted(String stage, String title) {}

    /**
     * A stage has ended, however it did, or will never begin.
     *
     * @param stage its key
     */
    default void stageEnded(String stage) {}

    /** A stage begins or has ended. */
    default void progressed(RunCount count) {}

    /** Something is likely to make cells useless, although no stage has failed. */
    default void warned(String warning) {}

    /**
     * The progress of a run.
     *
     * @param stages how many stages were to do when it began
     * @param ended how many of them have ended, or will never begin
     * @param atWork how many are being computed
     * @param left how long the others will take, by those of their kinds that the run computed;
     *     empty while it computed none of a kind
     */
    public record RunCount(int stages, int ended, int atWork, Optional<Duration> left) {}
}
