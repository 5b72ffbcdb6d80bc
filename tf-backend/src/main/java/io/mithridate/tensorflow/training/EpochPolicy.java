package io.mithridate.tensorflow.training;

import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Decides before each epoch which pairs are used and which numbers weight the loss. Moments and
 * learning rates are not affected.
 *
 * <p>Every epoch has as many steps as an epoch over all pairs. {@code toString} must describe
 * everything the policy depends on, since a killed run is resumed only with a policy of the same
 * text. The decisions are saved with the run.
 */
public interface EpochPolicy {

    /**
     * Returns the names of the numbers that each part of an epoch sets; see {@link
     * Batch#scheduled}.
     */
    Set<String> numbers();

    /** Returns whether the plan of an epoch, counted from 0, depends on scores of all pairs. */
    boolean readsScores(int epoch);

    /**
     * Returns the score of a pair, as an operand; called once, while the graph is built.
     *
     * @param batch embeds with the model before the epoch, with running statistics in batch norm;
     *     random views are the same as those during the epoch
     * @return (B), one score per sample
     */
    Operand<TFloat32> score(Ops tf, Batch batch);

    /**
     * Plans an epoch.
     *
     * @param epoch counted from 0
     * @param scores one score per pair, in the order of the set; zeros if the epoch does not read
     *     scores
     * @param memory the memory of the previous plan; empty for the first one
     */
    EpochPlan plan(int epoch, double[] scores, RuleMemory memory);

    /**
     * Called with the plan of the last epoch when training has ended; a resumed run calls it with
     * the same plan.
     */
    default void ended(EpochPlan last) {}
}
