package io.mithridate.tensorflow.training.resume;

import io.mithridate.api.backend.Checkpointing;
import java.util.function.LongSupplier;

/**
 * The rule by which a run's state is saved: after so many steps, or after some time, which is a
 * hundred times as long as the last state took to save, if that is longer.
 */
public final class SavePolicy {

    /** Saving by the clock takes at most one part in so many of the time. */
    private static final long RARITY = 100;

    private final Checkpointing limits;
    private final LongSupplier nanoTime;
    private long steps;
    private long time;
    private long pause;

    /**
     * A policy.
     *
     * @param nanoTime a clock, in nanoseconds
     */
    public SavePolicy(Checkpointing limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        pause = limits.interval().toNanos();
        time = nanoTime.getAsLong();
    }

    /** Training begins, or goes on after so many steps. */
    public void begin(long steps) {
        this.steps = steps;
        time = nanoTime.getAsLong();
    }

    /** Returns whether a state is to be saved after so many steps. */
    public boolean due(long steps) {
        return steps - this.steps >= limits.steps() || nanoTime.getAsLong() - time >= pause;
    }

    /** Times the saving of a state after so many steps, whether it succeeds or not. */
    public void time(long steps, Runnable saving) {
        long begin = nanoTime.getAsLong();
        try {
            saving.run();
        } finally {
            this.steps = steps;
            time = nanoTime.getAsLong();
            pause = Math.max(limits.interval().toNanos(), RARITY * (time - begin));
        }
    }
}
