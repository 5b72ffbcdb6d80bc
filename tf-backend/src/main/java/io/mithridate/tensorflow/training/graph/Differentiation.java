package io.mithridate.tensorflow.training.graph;

import io.mithridate.tensorflow.training.feed.BatchSource;
import java.util.List;
import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** Computes the loss of a batch and its gradients. */
public interface Differentiation {

    /**
     * Returns the gradients of a batch's loss, or of the scaled loss if it is scaled.
     *
     * @return one per trained variable, in the same order; their values are valid only in the run
     *     that {@link #run} passes to its user
     */
    List<Operand<TFloat32>> gradients();

    /**
     * Computes the loss of a batch and its gradients.
     *
     * @param use adds targets, feeds, and scalars to fetch to the run in which the gradients are
     *     available
     * @return the unscaled loss, its terms, and any scalars that {@code use} fetched
     */
    double[] run(Session session, BatchSource.Feeds feeds, Consumer<Session.Runner> use);
}
