package io.mithridate.tensorflow.training.feed;

import java.util.List;
import org.tensorflow.Session;

/** The source of the batches of a run; may hold threads or memory until it is closed. */
public interface BatchSource extends AutoCloseable {

    /** Returns the number of batches in an epoch. */
    long batchesPerEpoch();

    /**
     * Returns the feeds of the next batch; called once for each batch, in order.
     *
     * @throws InterruptedException if the thread is interrupted while it waits; the next call then
     *     waits for the same batch
     */
    Feeds next() throws InterruptedException;

    @Override
    default void close() {}

    /** The feeds of one batch; closed after its run, when its tensors may be reused. */
    interface Feeds extends AutoCloseable {

        /** Adds the feeds to a run. */
        void addTo(Session.Runner runner);

        /** Returns the names of the samples, for error messages. */
        List<String> sampleIds();

        @Override
        void close();
    }
}
