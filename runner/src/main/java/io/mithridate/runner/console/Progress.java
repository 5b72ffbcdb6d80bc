package io.mithridate.runner.console;

import io.mithridate.api.training.TrainingListener;
import java.time.Duration;
import java.util.Optional;

/**
 * Shows the progress of a run: a live block on a terminal, log lines otherwise.
 *
 * <p>Thread-safe.
 */
public interface Progress extends AutoCloseable {

    /** Returns the display for a stream. */
    static Progress on(Terminal terminal) {
        return terminal.interactive() ? new BlockProgress(terminal) : new LineProgress();
    }

    /** Prints a line. */
    void say(String line);

    /**
     * Prints a line that is only needed in a log, because a live block shows the same in its
     * counts.
     */
    void log(String line);

    /**
     * Shows that a stage has begun.
     *
     * @param stage the stage's key
     */
    void started(String stage, String title);

    /**
     * Returns a listener for the stage's training runs, which must not overlap. It costs the
     * training thread less than a microsecond per step. Trainings of an earlier attempt at the
     * stage are no longer shown.
     *
     * @param stage the stage's key
     */
    TrainingListener training(String stage);

    /** Removes a stage that has ended, successfully or not. */
    void ended(String stage);

    /**
     * Shows the progress of the whole run.
     *
     * @param ended the number of stages that have ended
     * @param stages the total number of stages; nothing is shown if it is 0
     * @param more additional text, e.g. "3 of 20 cells"
     * @param left the estimated remaining time; empty while unknown
     */
    void overall(int ended, int stages, String more, Optional<Duration> left);

    /** Removes the live block. */
    @Override
    void close();
}
