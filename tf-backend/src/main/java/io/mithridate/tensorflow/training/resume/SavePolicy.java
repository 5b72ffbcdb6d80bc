package io.mithridate.tensorflow.training.resume;

import io.mithridate.api.backend.Checkpointing;
import java.util.function.LongSupplier;

/**
 * Determines when a run's state is saved: after a number of steps, or after a time that is at least
 * a hundred times as long as the last save took.
 */
public final class SavePolicy {

    /** Saving after some time takes at most 1/{@code RARITY} of the running time. */
    private static final long RARITY = 100;

    private final Checkpointing limits;
    private final LongSupplier nanoTime;
    private long steps;
    private long time;
    private long pause;

    /**
     * Creates a policy.
     *
     * @param nanoTime a clock, in nanoseconds
     */
    public SavePolicy(Checkpointing limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        pause = limits.interval().toNanos();
        time = nanoTime.getAsLong();
    }

    /** Must be called when training starts, or resumes after the given number of steps. */
    public void begin(long steps) {
        this.steps = steps;
        time = nanoTime.getAsLong();
    }

    /** Returns whether a state has to be saved after the given number of steps. */
    public boolean due(long steps) {
        return steps - this.steps >= limits.steps() || nanoTime.getAsLong() - time >= pause;
    }

    /**
     * Saves a state after the given number of steps and measures the time, even if saving fails.
     */
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
