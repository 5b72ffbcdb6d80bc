package io.mithridate.tensorflow.training.graph;

import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.Towers;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.layers.BatchNorm;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The graph of a training run up to the gradients: a batch, an objective's loss on it, and its
 * differentiation.
 *
 * @param batch the batch that is fed
 * @param loss the loss to minimize
 * @param differentiation returns the gradients of the loss, or of the scaled loss
 * @param batchStatistics the placeholder that is 1 for steps in which batch norm uses the batch's
 *     statistics, and 0 for steps in which it uses the running ones; empty if all steps use the
 *     same kind
 */
public record TrainingGraph(
        GraphBatch batch,
        Loss loss,
        Differentiation differentiation,
        Optional<Placeholder<TFloat32>> batchStatistics) {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingGraph.class);

    /**
     * Creates the graph in which a model is trained.
     *
     * @param compute determines whether batches are embedded in chunks
     * @param plannedNumbers the names of the numbers that the objective reads and a policy sets
     * @param norms the statistics that batch norm uses
     * @param scaler scales the loss, if the precision requires it
     * @param seed the seed of the run
     * @throws IllegalArgumentException if views and loss do not match
     */
    public static TrainingGraph ofModel(
            Computation computation,
            Compute compute,
            Architecture architecture,
            BatchShape shape,
            Objective objective,
            Set<String> plannedNumbers,
            NormStatistics norms,
            Optional<LossScaler> scaler,
            Seed seed) {
        Ops tf = computation.ops();
        Optional<Placeholder<TFloat32>> active =
                norms == NormStatistics.SWITCHED
                        ? Optional.of(Computation.input(tf, TFloat32.class))
                        : Optional.empty();
        BatchNorm.Statistics statistics =
                new BatchNorm.Statistics(norms != NormStatistics.RUNNING, active);
        boolean wholeBatches =
                compute.chunk() == 0
                        || compute.chunk() >= shape.batch()
                        || objective.wholeBatches();
        Variables variables = Variables.trained(tf);
        if (!objective.trainsBatchNorm()) {
            variables.freeze(Role.BATCH_NORM);
        }
        GraphBatch.Models models =
                wholeBatches
                        ? new GraphBatch.Models(
                                new Towers(
                                        tf,
                                        architecture,
                                        variables,
                                        statistics,
                                        computation.products()),
                                Towers.frozen(tf, architecture, computation.products()))
                        : new GraphBatch.Models(
                                new ChunkedBatch(
                                        computation,
                                        architecture,
                                        variables,
                                        statistics,
                                        compute.chunk()),
                                new ChunkedBatch(
                                        computation,
                                        architecture,
                                        Variables.frozen(tf, "frozen."),
                                        BatchNorm.Statistics.running(),
                                        compute.chunk()));
        GraphBatch batch =
                new GraphBatch(
                        tf,
                        Optional.of(models),
                        true,
                        shape,
                        objective,
                        numbers(objective, plannedNumbers),
                        seed);
        Loss loss = objective.loss(tf, batch);
        List<Variable> trained = batch.variables().trained();
        Differentiation differentiation;
        if (models.current() instanceof ChunkedBatch chunked
                && models.start() instanceof ChunkedBatch start) {
            warnAboutChunks(chunked, norms, compute, shape);
            differentiation =
                    new ChunkedDifferentiation(
                            computation, loss, trained, chunked, start, batch.updates(), scaler);
        } else {
            differentiation =
                    new DirectDifferentiation(computation, loss, trained, batch.updates(), scaler);
        }
        return new TrainingGraph(batch, loss, differentiation, active);
    }

    /**
     * Creates the graph in which an objective's own variables are optimized.
     *
     * @param model the architecture of the frozen model, if there is one
     * @param numbers the names of the numbers that the objective reads and a rule sets
     * @param scaler scales the loss, if the precision requires it
     * @param seed the seed of the run
     * @throws IllegalArgumentException if views and loss do not match
     */
    public static OptimizationGraph ofVariables(
            Computation computation,
            Optional<Architecture> model,
            BatchShape shape,
            Objective objective,
            Set<String> numbers,
            Optional<LossScaler> scaler,
            Seed seed) {
        Ops tf = computation.ops();
        Optional<Towers> towers =
                model.map(architecture -> Towers.frozen(tf, architecture, computation.products()));
        GraphBatch batch =
                new GraphBatch(
                        tf,
                        towers.map(frozen -> new GraphBatch.Models(frozen, frozen)),
                        false,
                        shape,
                        objective,
                        numbers(objective, numbers),
                        seed);
        Loss loss = objective.loss(tf, batch);
        if (batch.variables().trained().isEmpty()) {
            throw new IllegalArgumentException(
                    "the loss uses no variable and no network, so there is nothing to optimise");
        }
        KeptVariables copies = new KeptVariables(tf, batch.variables());
        List<Op> updates = new ArrayList<>(batch.updates());
        updates.addAll(copies.remember());
        return new OptimizationGraph(
                new TrainingGraph(
                        batch,
                        loss,
                        new DirectDifferentiation(
                                computation, loss, batch.variables().trained(), updates, scaler),
                        Optional.empty()),
                copies);
    }

    /**
     * A graph in which an objective's own variables are optimized.
     *
     * @param copies the copies of the variables, in the same graph
     */
    public record OptimizationGraph(TrainingGraph graph, KeptVariables copies) {}

    private static Set<String> numbers(Objective objective, Set<String> additionalNames) {
        Set<String> numbers = new TreeSet<>(objective.scheduledNumbers().keySet());
        numbers.addAll(additionalNames);
        return numbers;
    }

    private static void warnAboutChunks(
            ChunkedBatch chunked, NormStatistics norms, Compute compute, BatchShape shape) {
        boolean hasBatchNorm =
                chunked.variables().all().stream().anyMatch(v -> v.role() == Role.STATISTIC);
        if (hasBatchNorm && norms != NormStatistics.RUNNING) {
            LOG.warn(
                    "batch norm takes its statistics over chunks of {} rows, not over batches of"
                            + " {}; with freeze-batch-norm: true chunks make no difference",
                    compute.chunk(),
                    shape.batch());
        }
    }

    /**
     * Returns the batch embedded by the trained model in test mode, i.e. with running statistics in
     * batch norm, for use without gradients.
     */
    public GraphBatch inTestMode(Computation computation, Architecture architecture) {
        Ops tf = computation.ops();
        return batch.embeddedBy(
                new GraphBatch.Models(
                        new Towers(
                                tf,
                                architecture,
                                batch.variables(),
                                BatchNorm.Statistics.running(),
                                computation.products()),
                        Towers.frozen(tf, architecture, computation.products())));
    }

    /** The statistics that batch norm uses in the steps of a training run. */
    public enum NormStatistics {
        /** The batch's statistics; the running ones are updated. */
        BATCH,
        /** The running statistics, which are not updated. */
        RUNNING,
        /**
         * The batch's statistics in some steps and the running ones in others, depending on a
         * number that is fed.
         */
        SWITCHED
    }
}
