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
     * @return one per trained variable, in the same order; they can be evaluated only in the
     *     session run that {@link #run} passes to {@code use}
     */
    List<Operand<TFloat32>> gradients();

    /**
     * Computes the loss of a batch and its gradients.
     *
     * @param use called with the session run that computes the gradients, to which it may add
     *     targets, feeds, and scalars to fetch
     * @return the unscaled loss, followed by its terms and the scalars that {@code use} added
     */
    double[] run(Session session, BatchSource.Feeds feeds, Consumer<Session.Runner> use);
}
