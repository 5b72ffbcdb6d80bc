package io.mithridate.tensorflow.training.graph;

import io.mithridate.tensorflow.training.feed.BatchSource;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** Computes a batch's loss and the loss's gradients. */
public interface Differentiation {

    /**
     * The gradients of a batch's loss, or of the scaled loss where it is scaled.
     *
     * @return one for each variable that is trained, in their order; what they evaluate to is right
     *     in the run that {@link #run} lets others add to, and in no other
     */
    List<Operand<TFloat32>> gradients();

    /**
     * Computes a batch's loss and gradients.
     *
     * @param use adds to the run that has the gradients
     * @return the loss, which is not scaled, its terms, and whatever scalars {@code use} fetched
     */
    double[] run(Session session, BatchSource.Feeds feeds, Use use);

    /** A use of the gradients. */
    @FunctionalInterface
    interface Use {

        /** Adds targets, feeds, and scalars to fetch. */
        void addTo(Session.Runner runner);
    }
}
