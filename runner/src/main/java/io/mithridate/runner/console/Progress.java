package io.mithridate.runner.console;

import io.mithridate.api.training.TrainingListener;
import java.time.Duration;
import java.util.Optional;

/**
 * Shows how far a run has come: one live block on a terminal, plain log lines elsewhere.
 *
 * <p>Safe for use by several threads.
 */
public interface Progress extends AutoCloseable {

    /** The progress for a stream: a block if people look at it, else log lines. */
    static Progress on(Terminal terminal) {
        return terminal.interactive() ? new BlockProgress(terminal) : new LineProgress();
    }

    /** Says something in a line of its own. */
    void say(String line);

    /** Says something that a log keeps, and that the counts of a live block say as well. */
    void log(String line);

    /**
     * A stage begins.
     *
     * @param stage the stage's key
     */
    void started(String stage, String title);

    /**
     * A listener for what a stage trains, one thing after the other; it costs the training thread
     * less than a microsecond a step. Of an earlier try at the stage nothing is shown any more.
     *
     * @param stage the stage's key
     */
    TrainingListener training(String stage);

    /** A stage has ended, however it did: it is not shown any more. */
    void ended(String stage);

    /**
     * Shows how far the whole run is.
     *
     * @param ended how many stages have ended
     * @param stages how many there were to do; 0 shows nothing
     * @param more what else is to be said of it, such as "3 of 20 cells"
     * @param left how long the others will take; empty while nothing tells
     */
    void whole(int ended, int stages, String more, Optional<Duration> left);

    /** Takes the live block away. */
    @Override
    void close();
}
