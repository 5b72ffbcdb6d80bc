package io.mithridate.api.attack;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.Incubating;
import io.mithridate.api.training.TrainingContext;

/**
 * An attack that poisons no pairs: the attacker trains and publishes a model instead.
 *
 * <p>The attacker starts from a clean model: the control, which is trained without poison by the
 * experiment's recipe for victims. The poisoning rate and all other options about poisoned pairs
 * are ignored.
 *
 * @param <S> the state of the {@link Attack}
 */
@Incubating
public interface TrainsVictim<S extends Record> {

    /**
     * Trains the victim.
     *
     * @param clean the model that the attacker starts from; not changed
     * @param pairs the pairs of the run, none of them poisoned
     * @param state the result of {@link Attack#prepare}
     * @param facts the same classes, mapping and picture size that the state was prepared with
     * @param context the folder for the checkpoint, the seed and the listener
     * @return the victim, in the context's folder
     */
    Checkpoint train(
            Checkpoint clean, PairSet pairs, S state, AttackFacts facts, TrainingContext context);
}
