package io.mithridate.tensorflow.training.feed;

import java.util.List;
import org.tensorflow.Session;

/** The source of the batches of steps; may hold threads or memory until it is closed. */
public interface BatchSource extends AutoCloseable {

    /** Batches in an epoch. */
    long batchesPerEpoch();

    /**
     * Returns the feeds of the next batch; called once for each batch, in order.
     *
     * @throws InterruptedException if the thread is interrupted while it waits; what it waited for
     *     is then still the next batch
     */
    Feeds next() throws InterruptedException;

    @Override
    default void close() {}

    /** The feeds of one batch; closed after its run, when its tensors may be reused. */
    interface Feeds extends AutoCloseable {

        /** Feeds the run. */
        void addTo(Session.Runner runner);

        /** Names of the samples, for complaints. */
        List<String> sampleIds();

        @Override
        void close();
    }
}
