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
     * The first batch of a step.
     *
     * @param step how many steps were done before
     * @throws CancellationException if the thread is interrupted; it is still interrupted then
     */
    TrainLoop.Feeds first(long step) {
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

    /**
     * The next batch of a step that has begun. An interruption waits for the end of the step: a
     * part of it has moved more than the weights, and could not be saved.
     */
    TrainLoop.Feeds further() {
        long begin = System.nanoTime();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return source.next();
                } catch (InterruptedException laterThen) {
                    interrupted = true;
                }
            }
        } finally {
            waitedNanos += System.nanoTime() - begin;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
