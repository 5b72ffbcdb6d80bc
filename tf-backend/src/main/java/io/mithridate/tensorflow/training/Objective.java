package io.mithridate.tensorflow.training;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.tensorflow.op.Ops;

/**
 * The loss that a training run minimizes, and the views of its samples that it needs.
 *
 * <p>A {@link FineTuner} trains the model and any variables that the loss asks for. An {@link
 * Optimizer} trains only these variables and leaves the model unchanged. {@link #views} and {@link
 * #loss} must use the same view objects. {@code loss} is called once, while the graph is built.
 */
public interface Objective {

    /**
     * Returns exactly the views that the loader creates for each batch; their names are unique.
     * Views that {@link Batch#of} embeds together are embedded in this order.
     */
    List<View> views();

    /**
     * Builds the loss.
     *
     * @param tf the graph's operations
     * @param batch the batch's embeddings, as operands
     */
    Loss loss(Ops tf, Batch batch);

    /**
     * Returns an objective with the given views and formula.
     *
     * @param views exactly the views that the formula uses
     * @param formula returns the loss of a batch; see {@link #loss}
     */
    static Objective of(List<View> views, BiFunction<Ops, Batch, Loss> formula) {
        return new Objective() {

            @Override
            public List<View> views() {
                return views;
            }

            @Override
            public Loss loss(Ops tf, Batch batch) {
                return formula.apply(tf, batch);
            }
        };
    }

    /** Returns numbers that change during training, by name; see {@link Batch#scheduled}. */
    default Map<String, ScheduledNumber> scheduledNumbers() {
        return Map.of();
    }

    /** Returns the random integers that are drawn for each step; their names are unique. */
    default List<Draws> draws() {
        return List.of();
    }

    /**
     * Returns the weights of small frozen networks that the loss uses, by name; see {@link
     * Batch#frozenNetwork}.
     */
    default Map<String, NumberArray> frozenNetworks() {
        return Map.of();
    }

    /**
     * Returns whether each batch is embedded in one pass even if {@link
     * io.mithridate.api.training.Compute#chunk} asks for chunks. A loss that uses inner activations
     * of the image tower requires this.
     */
    default boolean wholeBatches() {
        return false;
    }

    /**
     * Returns {@code false} if batch norm's gains and shifts are frozen. The statistics that batch
     * norm uses are determined by the recipe and the {@link Regime}.
     */
    default boolean trainsBatchNorm() {
        return true;
    }

    /** A number that depends on the progress of training. */
    @FunctionalInterface
    interface ScheduledNumber {

        /**
         * Returns the number at a step.
         *
         * @param step counted from 0
         * @param steps the total number of steps
         */
        double at(long step, long steps);
    }
}
