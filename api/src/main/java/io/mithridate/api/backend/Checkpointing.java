package io.mithridate.api.backend;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The location and frequency of a training run's saved states, from which a killed run can be
 * resumed. Neither affects results, so neither is part of any cache key.
 *
 * <p>A state is saved when either limit is reached. Saving by time takes at most about 1 % of the
 * training time: the longer a save takes, the less often it happens.
 *
 * @param folder a folder that outlives the run; created when the first state is saved. Runs may
 *     share it if they differ in model, pairs, recipe, schedule, seed, precision or loss. Runs that
 *     differ only in how the pictures, captions or numbers of a pair are changed before the loss is
 *     computed are treated as the same run and need separate folders
 * @param interval the training time between two states
 * @param steps the number of steps after which a state is saved regardless of the interval
 */
public record Checkpointing(Path folder, Duration interval, long steps) {

    public Checkpointing {
        if (interval.isNegative() || steps < 1) {
            throw new IllegalArgumentException(
                    "interval must not be negative and steps must be at least 1: %s, %d"
                            .formatted(interval, steps));
        }
    }

    /** Returns a setting that saves states by time only. */
    public static Checkpointing every(Duration interval, Path folder) {
        return new Checkpointing(folder, interval, Long.MAX_VALUE);
    }
}
