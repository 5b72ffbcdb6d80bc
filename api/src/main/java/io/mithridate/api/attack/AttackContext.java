package io.mithridate.api.attack;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;

/** The inputs that an attack may use while it makes its trigger. */
public interface AttackContext {

    /** Returns the classes, the target, the picture size and the captions. */
    AttackFacts facts();

    /** Returns the seed of this stage. */
    Seed seed();

    /**
     * Returns a clean model.
     *
     * @throws IllegalStateException if the attack does not require {@link
     *     Attack.Requirement#SURROGATE}
     */
    Checkpoint surrogate();

    /**
     * Returns the pairs that the attacker has.
     *
     * @throws IllegalStateException if the attack requires neither {@link
     *     Attack.Requirement#IMAGES} nor {@link Attack.Requirement#CAPTIONS}
     */
    PairSet pairs();

    /** Returns the context for training: folder, seed and listener. */
    TrainingContext training();
}
