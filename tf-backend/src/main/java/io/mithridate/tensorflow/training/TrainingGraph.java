package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.Architecture;
import io.mithridate.tensorflow.clip.Towers;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The graph of a training run up to the gradients: a batch, an objective's loss on it, and how that
 * is differentiated.
 *
 * @param batch what is fed
 * @param loss what is minimised
 * @param differentiation gives the loss's gradients, or the scaled loss's
 * @param batchStatistics where 1 is fed for steps in which batch norm uses the batch's statistics
 *     and 0 for those in which it uses the running ones; empty unless they are switched
 */
record TrainingGraph(
        GraphBatch batch,
        Loss loss,
        Differentiation differentiation,
        Optional<Placeholder<TFloat32>> batchStatistics) {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingGraph.class);

    /**
     * Builds it.
     *
     * @param compute says whether batches are embedded in chunks
     * @param plannedNumbers numbers that the objective reads and a policy sets, by name
     * @param norms which statistics batch norm uses
     * @param scaler scales the loss, where the precision needs it
     * @throws IllegalArgumentException if views and loss do not fit together
     */
    static TrainingGraph of(
            Computation computation,
            Compute compute,
            Architecture architecture,
            BatchShape shape,
            Objective objective,
            Set<String> plannedNumbers,
            NormStatistics norms,
            Optional<LossScaler> scaler) {
        Optional<Placeholder<TFloat32>> inForce =
                norms == NormStatistics.SWITCHED
                        ? Optional.of(scalar(computation.ops()))
                        : Optional.empty();
        Towers.Statistics statistics =
                new Towers.Statistics(norms != NormStatistics.RUNNING, inForce);
        if (compute.chunk() == 0 || compute.chunk() >= shape.batch() || objective.wholeBatches()) {
            WholeBatch whole =
                    new WholeBatch(
                            computation.ops(), architecture, statistics, computation.products());
            GraphBatch batch = batch(computation, whole, shape, objective, plannedNumbers);
            Loss loss = objective.loss(computation.ops(), batch);
            return new TrainingGraph(
                    batch,
                    loss,
                    new DirectDifferentiation(
                            computation,
                            loss,
                            whole.variables().trained(),
                            batch.updates(),
                            scaler),
                    inForce);
        }
        ChunkedBatch chunked =
                new ChunkedBatch(computation, architecture, statistics, compute.chunk());
        GraphBatch batch = batch(computation, chunked, shape, objective, plannedNumbers);
        Loss loss = objective.loss(computation.ops(), batch);
        boolean hasBatchNorm =
                chunked.variables().all().stream().anyMatch(v -> v.role() == Role.STATISTIC);
        if (hasBatchNorm && norms != NormStatistics.RUNNING) {
            LOG.warn(
                    "batch norm takes its statistics over chunks of {} rows, not over batches of"
                            + " {}; with freeze-batch-norm: true chunks make no difference",
                    compute.chunk(),
                    shape.batch());
        }
        return new TrainingGraph(
                batch,
                loss,
                new ChunkedDifferentiation(
                        computation,
                        loss,
                        chunked.variables().trained(),
                        chunked,
                        batch.updates(),
                        scaler),
                inForce);
    }

    private static GraphBatch batch(
            Computation computation,
            Embedder embedder,
            BatchShape shape,
            Objective objective,
            Set<String> plannedNumbers) {
        Set<String> numbers = new TreeSet<>(objective.scheduledNumbers().keySet());
        numbers.addAll(plannedNumbers);
        if (!objective.trainsBatchNorm()) {
            embedder.variables().freeze(Role.BATCH_NORM);
        }
        return new GraphBatch(
                computation.ops(), embedder, shape, List.copyOf(objective.views()), numbers);
    }

    /**
     * The batch as the model that is trained embeds it when it is tested: batch norm with running
     * statistics, and no gradient.
     */
    GraphBatch tested(Computation computation, Architecture architecture) {
        return batch.embeddedBy(
                new WholeBatch(
                        computation.ops(),
                        architecture,
                        batch.variables(),
                        Towers.Statistics.running(),
                        computation.products()));
    }

    private static Placeholder<TFloat32> scalar(Ops tf) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }
}
