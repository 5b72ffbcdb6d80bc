package io.mithridate.tensorflow.training;

import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Decides before each epoch of a training which pairs it goes through, and by which numbers its
 * loss is weighted; moments and learning rates go on as if there were no decision.
 *
 * <p>Every epoch has as many steps as one over all pairs. Its {@code toString} says all that it
 * depends on: a run that was killed goes on only under a policy of the same text. What it chose is
 * saved with the run.
 */
public interface EpochPolicy {

    /** Names of the numbers that each part of an epoch sets; see {@link Batch#scheduled}. */
    Set<String> numbers();

    /** Returns whether an epoch is planned by scores of all pairs; epochs are counted from 0. */
    boolean readsScores(int epoch);

    /**
     * The score of a pair, as an operand; called once, while the graph is built.
     *
     * @param batch embeds by the model as it is before the epoch, batch norm with running
     *     statistics; of what is random in a view it holds what the epoch itself will
     * @return (B), one for each sample
     */
    Operand<TFloat32> score(Ops tf, Batch batch);

    /**
     * Plans an epoch.
     *
     * @param epoch counted from 0
     * @param scores one for each pair, in the order of the set; as many zeros where the epoch reads
     *     none
     * @param memory what the plan before remembered; empty before the first
     */
    EpochPlan plan(int epoch, double[] scores, RuleMemory memory);

    /**
     * Is told what the last epoch went through, when training has ended; of a run that was killed
     * and goes on, the same.
     */
    default void ended(EpochPlan last) {}
}
