package io.mithridate.api.attack;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.TrainingContext;

/**
 * An attack whose attacker poisons no pair, and trains and publishes a model instead.
 *
 * <p>He begins with a clean model: the control, which the experiment's recipe for victims trains
 * with nothing poisoned. Its rate and all that it says of poisoned pairs are not used.
 *
 * @param <S> the state of the {@link Attack}
 */
public interface TrainsVictim<S extends Record> {

    /**
     * Trains the victim.
     *
     * @param clean the model that the attacker begins with; not changed
     * @param pairs the pairs of the run, none of them poisoned
     * @param state what {@link Attack#prepare} gave
     * @param facts the same classes, mapping and size that it was prepared with
     * @param context where the checkpoint is written, the seed, and who listens
     * @return the victim, in the context's folder
     */
    Checkpoint train(
            Checkpoint clean, PairSet pairs, S state, AttackFacts facts, TrainingContext context);
}
