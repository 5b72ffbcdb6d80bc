package io.mithridate.testkit;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;

/**
 * A context with other facts.
 *
 * @param context provides everything else
 * @param facts the facts that the attack is given
 */
record RetargetedContext(AttackContext context, AttackFacts facts) implements AttackContext {

    @Override
    public Seed seed() {
        return context.seed();
    }

    @Override
    public Checkpoint surrogate() {
        return context.surrogate();
    }

    @Override
    public PairSet pairs() {
        return context.pairs();
    }

    @Override
    public TrainingContext training() {
        return context.training();
    }
}
