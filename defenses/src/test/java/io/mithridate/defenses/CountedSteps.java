package io.mithridate.defenses;

import io.mithridate.api.training.TrainingListener;

/** A listener that counts the steps of a run and can kill the run at one of them. */
public final class CountedSteps implements TrainingListener {

    private final long killStep;
    private long stepCount;

    private CountedSteps(long killStep) {
        this.killStep = killStep;
    }

    /** Creates a counter that lets the run finish. */
    public static CountedSteps unbroken() {
        return new CountedSteps(Long.MAX_VALUE);
    }

    /** Creates a counter that kills a run at a step, counted from 1 over all phases of the run. */
    public static CountedSteps killedAt(long step) {
        return new CountedSteps(step);
    }

    @Override
    public void onStep(Step step) {
        if (++stepCount == killStep) {
            throw new KilledException();
        }
    }

    /** Returns the number of steps so far. */
    public long heard() {
        return stepCount;
    }

    /** Ends a run as if its process were killed. */
    public static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
