package io.mithridate.runner.plan;

import io.mithridate.api.training.TrainingListener;
import io.mithridate.store.Cost;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * Measures the cost of a stage from the creation of the meter to {@link #stop}, including the cost
 * of training that was resumed from the saved state of an interrupted run.
 */
public final class CostMeter implements TrainingListener {

    private final long start = System.nanoTime();
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong samples = new AtomicLong();
    private final AtomicLong pictures = new AtomicLong();
    private final AtomicLong picturesOfStep = new AtomicLong();
    private final DoubleAdder secondsBefore = new DoubleAdder();
    private final DoubleAdder waitingSeconds = new DoubleAdder();
    private final AtomicLong skippedSteps = new AtomicLong();
    private final PeakMemory memory;

    /** Starts the measurement. */
    public CostMeter(PeakMemory memory) {
        this.memory = memory;
    }

    @Override
    public void onStart(Start start) {
        steps.addAndGet(start.done());
        samples.addAndGet(start.done() * start.batch());
        pictures.addAndGet(start.done() * start.pictures());
        picturesOfStep.set(start.pictures());
        secondsBefore.add(start.doneSeconds());
    }

    @Override
    public void onStep(Step step) {
        steps.incrementAndGet();
        samples.addAndGet(step.samples());
        pictures.addAndGet(picturesOfStep.get());
    }

    @Override
    public void onPicturesEmbedded(long count) {
        processed(count);
    }

    @Override
    public void onEnd(End end) {
        waitingSeconds.add(end.waitingSeconds());
        skippedSteps.addAndGet(end.skippedSteps());
    }

    /** Counts pictures that were processed by the model outside of training. */
    public void processed(long count) {
        samples.addAndGet(count);
        pictures.addAndGet(count);
    }

    /** Returns the cost so far. */
    public Cost stop() {
        double seconds = (System.nanoTime() - start) / 1e9 + secondsBefore.sum();
        return new Cost(
                seconds,
                steps.get(),
                samples.get(),
                pictures.get(),
                memory.peakMiB(),
                waitingSeconds.sum(),
                skippedSteps.get());
    }
}
