package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Embeddings;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Draws;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.OptimizedVariables;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.tensorflow.training.OwnVariable;
import io.mithridate.tensorflow.training.StepRecipe;
import io.mithridate.tensorflow.training.StepRule;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Optimizes a patch for a loss that depends on the embeddings of patched pictures. */
final class PatchObjective implements Objective {

    private static final int MAX_BATCH = 64;

    private final OptimisedPatch patch;
    private final OwnVariable variable;
    private final PatchLoss loss;
    private final double learningRate;
    private final View.Images pictures = View.images();

    /** Creates an objective. */
    PatchObjective(OptimisedPatch patch, PatchLoss loss, double learningRate) {
        this.patch = patch;
        variable = patch.variable();
        this.loss = loss;
        this.learningRate = learningRate;
    }

    /** Returns the number of pictures per step: 64, or all if there are fewer. */
    static int batchSize(PairSet pairs) {
        return Math.min(MAX_BATCH, pairs.size());
    }

    /**
     * Optimizes a patch with Adam at a constant learning rate, against the context's surrogate.
     *
     * @param pairs the pairs whose pictures the patch is pasted on
     */
    OptimizedVariables optimize(
            Optimizer optimizer, int steps, PairSet pairs, AttackContext context) {
        return optimizer.optimise(
                context.surrogate(),
                pairs,
                this,
                new StepRecipe(steps, batchSize(pairs), StepRule.constant(learningRate)),
                context.training());
    }

    /** Returns embeddings as a constant of the graph, (count, dimension). */
    static Operand<TFloat32> constant(Ops tf, Embeddings rows) {
        return tf.constant(Shape.of(rows.count(), rows.dimension()), DataBuffers.of(rows.values()));
    }

    @Override
    public List<View> views() {
        return Stream.<View>concat(Stream.of(pictures), loss.numbers().stream()).toList();
    }

    @Override
    public List<Draws> draws() {
        return loss.draws();
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        return loss.of(
                tf,
                batch,
                batch.embed(
                        patch.paste(
                                tf,
                                batch.pixels(pictures),
                                batch.variable(variable),
                                batch.imageSize())));
    }

    /** A loss to optimize a patch for. */
    interface PatchLoss {

        /** Returns the numbers that the loss needs for each picture. */
        default List<View.Numbers> numbers() {
            return List.of();
        }

        /** Returns the random numbers that the loss needs in each step. */
        default List<Draws> draws() {
            return List.of();
        }

        /**
         * Builds the loss.
         *
         * @param patched the surrogate's embeddings of patched pictures, (B, D), of unit length
         */
        Loss of(Ops tf, Batch batch, Operand<TFloat32> patched);
    }
}
