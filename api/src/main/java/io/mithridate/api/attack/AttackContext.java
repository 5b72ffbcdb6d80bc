package io.mithridate.api.attack;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;

/** The things that an attack may use while it makes its trigger. */
public interface AttackContext {

    /** Classes, target, size and captions. */
    AttackFacts facts();

    /** The seed of this stage. */
    Seed seed();

    /**
     * A clean model; only with {@link Attack.Requirement#SURROGATE}, else {@link
     * IllegalStateException}.
     */
    Checkpoint surrogate();

    /**
     * The pairs that the attacker has; only with {@link Attack.Requirement#IMAGES} or {@link
     * Attack.Requirement#CAPTIONS}, else {@link IllegalStateException}.
     */
    PairSet pairs();

    /** Returns the context for training: folder, seed and listener. */
    TrainingContext training();
}
