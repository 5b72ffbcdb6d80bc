package io.mithridate.runner.console;

import io.mithridate.api.training.TrainingListener;

/**
 * Shows how far a run has come: bars on a terminal, plain log lines elsewhere.
 *
 * <p>Safe for use by several threads; what is trained at the same time has a bar each.
 */
public interface Progress extends AutoCloseable {

    /** The progress for a stream: bars if people look at it, else log lines. */
    static Progress on(Terminal terminal) {
        return terminal.interactive() ? new BarProgress(terminal) : new LineProgress();
    }

    /** Says something in a line of its own. */
    void say(String line);

    /**
     * A listener for what a stage trains, one thing after the other; it costs the training thread
     * less than a microsecond a step. Of an earlier try at the stage nothing is shown any more.
     *
     * @param stage the stage's key
     */
    TrainingListener training(String stage);

    /** A stage has ended, however it did: its training is not shown any more. */
    void ended(String stage);

    /**
     * Shows how far the whole run is, below what is trained.
     *
     * @param ended how many stages have ended
     * @param stages how many there were to do; 0 shows nothing
     * @param more what else is to be said of it, such as "3 of 20 cells"
     */
    void whole(int ended, int stages, String more);

    /** Takes away bars that are still there. */
    @Override
    void close();
}
