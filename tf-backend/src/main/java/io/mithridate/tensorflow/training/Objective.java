package io.mithridate.tensorflow.training;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.List;
import java.util.Map;
import org.tensorflow.op.Ops;

/**
 * The loss that a training run minimises, and the views of its samples that it needs.
 *
 * <p>A {@link FineTuner} trains the model, and what the loss asks for beside it; an {@link
 * Optimizer} leaves the model as it is, and trains that alone. {@link #views} and {@link #loss} use
 * the same view objects. {@code loss} is called once, while the graph is built.
 */
public interface Objective {

    /**
     * The views that the loader makes for each batch, and no others; names are unique. Those that
     * {@link Batch#of} embeds together are embedded in this order.
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
     * An objective of views and a formula.
     *
     * @param views those that the formula uses, and no others
     */
    static Objective of(List<View> views, Formula formula) {
        return new Objective() {

            @Override
            public List<View> views() {
                return views;
            }

            @Override
            public Loss loss(Ops tf, Batch batch) {
                return formula.loss(tf, batch);
            }
        };
    }

    /** Numbers that change during training, by name; see {@link Batch#scheduled}. */
    default Map<String, ScheduledNumber> scheduledNumbers() {
        return Map.of();
    }

    /** Whole numbers that are drawn anew for each step; names are unique. */
    default List<Draws> draws() {
        return List.of();
    }

    /**
     * The weights of small networks that the loss runs and that stay as they are, by name; see
     * {@link Batch#frozenNetwork}.
     */
    default Map<String, NumberArray> frozenNetworks() {
        return Map.of();
    }

    /**
     * Returns whether each batch is embedded in one pass, even if {@link
     * io.mithridate.api.training.Compute#chunk} asks for chunks: a loss of the image tower's inner
     * activations needs it.
     */
    default boolean wholeBatches() {
        return false;
    }

    /**
     * {@code false} if batch norm's gains and shifts stay as they are. Which statistics it uses is
     * the recipe's and the {@link Regime}'s to say.
     */
    default boolean trainsBatchNorm() {
        return true;
    }

    /** Builds a loss. */
    @FunctionalInterface
    interface Formula {

        /** The loss of a batch; see {@link Objective#loss}. */
        Loss loss(Ops tf, Batch batch);
    }

    /** A number that depends on how far training has come. */
    @FunctionalInterface
    interface ScheduledNumber {

        /**
         * The number at a step.
         *
         * @param step counted from 0
         * @param steps how many there are in all
         */
        double at(long step, long steps);
    }
}
