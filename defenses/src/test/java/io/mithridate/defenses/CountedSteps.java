package io.mithridate.defenses;

import io.mithridate.api.training.TrainingListener;

/** Counts the steps of a run, and kills it at one of them if asked. */
public final class CountedSteps implements TrainingListener {

    private final long deadly;
    private long heard;

    private CountedSteps(long deadly) {
        this.deadly = deadly;
    }

    /** Counts the steps of a run that comes to its end. */
    public static CountedSteps unbroken() {
        return new CountedSteps(Long.MAX_VALUE);
    }

    /** Kills a run at a step, counted from 1 over all of its parts. */
    public static CountedSteps killedAt(long step) {
        return new CountedSteps(step);
    }

    @Override
    public void onStep(Step step) {
        if (++heard == deadly) {
            throw new KilledException();
        }
    }

    /** How many steps were done. */
    public long heard() {
        return heard;
    }

    /** Ends a run where a process would be killed. */
    public static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
