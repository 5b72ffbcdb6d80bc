package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.Architecture;
import io.mithridate.tensorflow.clip.Towers;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Role;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graph of a training run up to the gradients: a batch, an objective's loss on it, and how that
 * is differentiated.
 *
 * @param batch what is fed
 * @param loss what is minimised
 * @param differentiation gives the loss's gradients, or the scaled loss's
 */
record TrainingGraph(GraphBatch batch, Loss loss, Differentiation differentiation) {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingGraph.class);

    /**
     * Builds it.
     *
     * @param compute devices, and whether batches are embedded in chunks
     * @param frozenBatchNorm whether batch norm uses running statistics, which stay as they are
     * @param scaler scales the loss, where the precision needs it
     * @throws IllegalArgumentException if views and loss do not fit together, or a pass has fewer
     *     rows than there are devices
     */
    static TrainingGraph of(
            Computation computation,
            Compute compute,
            Architecture architecture,
            BatchShape shape,
            Objective objective,
            boolean frozenBatchNorm,
            Optional<LossScaler> scaler) {
        Towers.Statistics statistics = statistics(compute, frozenBatchNorm);
        if (compute.chunk() == 0 || compute.chunk() >= shape.batch()) {
            WholeBatch whole =
                    new WholeBatch(
                            computation.ops(),
                            computation.places(),
                            architecture,
                            statistics,
                            computation.products());
            GraphBatch batch = batch(computation, whole, shape, objective);
            Loss loss = objective.loss(computation.ops(), batch);
            return new TrainingGraph(
                    batch,
                    loss,
                    new DirectDifferentiation(
                            computation,
                            loss,
                            whole.variables().trained(),
                            whole.updates(),
                            scaler));
        }
        ChunkedBatch chunked =
                new ChunkedBatch(computation, architecture, statistics, compute.chunk());
        GraphBatch batch = batch(computation, chunked, shape, objective);
        Loss loss = objective.loss(computation.ops(), batch);
        boolean hasBatchNorm =
                chunked.variables().all().stream().anyMatch(v -> v.role() == Role.STATISTIC);
        if (hasBatchNorm && !frozenBatchNorm) {
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
                        computation, loss, chunked.variables().trained(), chunked, scaler));
    }

    private static GraphBatch batch(
            Computation computation, Embedder embedder, BatchShape shape, Objective objective) {
        return new GraphBatch(
                computation.ops(),
                embedder,
                shape,
                List.copyOf(objective.views()),
                new TreeSet<>(objective.scheduledNumbers().keySet()));
    }

    private static Towers.Statistics statistics(Compute compute, boolean frozenBatchNorm) {
        if (frozenBatchNorm) {
            return Towers.Statistics.RUNNING;
        }
        return compute.batchNorm() == Compute.BatchNorm.SYNCHRONISED
                ? Towers.Statistics.OF_ALL_DEVICES
                : Towers.Statistics.OF_EACH_DEVICE;
    }
}
