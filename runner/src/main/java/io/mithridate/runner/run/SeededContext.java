package io.mithridate.runner.run;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;

/**
 * What an attack is given that requires nothing and trains nothing.
 *
 * @param facts what every attack is told
 * @param root the root seed
 */
record SeededContext(AttackFacts facts, long root) implements AttackContext {

    @Override
    public Seed seed() {
        return new Seed(root);
    }

    @Override
    public Checkpoint surrogate() {
        throw absent("a surrogate");
    }

    @Override
    public PairSet pairs() {
        throw absent("pairs");
    }

    @Override
    public TrainingContext training() {
        throw absent("training");
    }

    private static IllegalStateException absent(String what) {
        return new IllegalStateException(
                "the attack asks for %s, and requires nothing".formatted(what));
    }
}
