package io.mithridate.api.backend;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The place and the frequency of a training run's saved states, so that a run that was killed can
 * be continued. It changes no result, so it is in no stage's key.
 *
 * <p>A state is saved when either limit is reached. Saving by the clock takes no more than about a
 * hundredth of the time: the longer it takes, the rarer it is.
 *
 * @param folder outlives the run, and is made when there is something to save. Several runs may
 *     share it that differ in model, pairs, recipe, schedule, seed, precision or loss. Runs that
 *     differ in nothing but what is done to pictures, captions or numbers of a pair before the loss
 *     sees them are taken for one, and need a folder each
 * @param interval how long training goes on between two states
 * @param steps after how many steps a state is saved, whatever the clock says
 */
public record Checkpointing(Path folder, Duration interval, long steps) {

    public Checkpointing {
        if (interval.isNegative() || steps < 1) {
            throw new IllegalArgumentException(
                    "states are saved after some time or steps, not after %s or %d steps"
                            .formatted(interval, steps));
        }
    }

    /** States saved by the clock alone. */
    public static Checkpointing every(Duration interval, Path folder) {
        return new Checkpointing(folder, interval, Long.MAX_VALUE);
    }
}
