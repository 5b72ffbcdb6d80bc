package io.mithridate.tensorflow.training;

import java.util.concurrent.CancellationException;

/** Takes the batches of steps from a source, and adds up how long training waits for them. */
final class AwaitedBatches {

    private final TrainLoop.Source source;
    private long waitedNanos;

    AwaitedBatches(TrainLoop.Source source) {
        this.source = source;
    }

    /** How long was waited so far. */
    double waitedSeconds() {
        return waitedNanos / 1e9;
    }

    /**
     * The batch of a step.
     *
     * @param step how many steps were done before
     * @throws CancellationException if the thread is interrupted; it is still interrupted then
     */
    TrainLoop.Feeds next(long step) {
        long begin = System.nanoTime();
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return source.next();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("training was interrupted before step " + (step + 1));
        } finally {
            waitedNanos += System.nanoTime() - begin;
        }
    }
}
