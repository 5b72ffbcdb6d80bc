package io.mithridate.api.attack;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.TrainingContext;

/**
 * How an attacker trains the victim who poisons no pair, and publishes a model instead.
 *
 * <p>The experiment's recipe for victims, its rate and all that it says of poisoned pairs have no
 * say here; the control is still trained by that recipe.
 */
@FunctionalInterface
public interface OwnTraining {

    /**
     * Trains the victim.
     *
     * @param base the clean model that the attacker begins with; not changed
     * @param pairs the pairs of the run, none of them poisoned
     * @param state what {@link Attack#prepare} gave
     * @param facts the same classes, mapping and size that it was prepared with
     * @param context where the checkpoint is written, the seed, and who listens
     * @return the victim, in the context's folder
     */
    Checkpoint train(
            Checkpoint base,
            PairSet pairs,
            AttackState state,
            AttackFacts facts,
            TrainingContext context);
}
