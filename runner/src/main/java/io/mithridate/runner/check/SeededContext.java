package io.mithridate.runner.check;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;

/**
 * The context of an attack that requires no stages and no training.
 *
 * @param facts the facts given to every attack
 * @param seed the seed of the attack
 */
public record SeededContext(AttackFacts facts, Seed seed) implements AttackContext {

    @Override
    public Checkpoint surrogate() {
        throw notRequired("a surrogate");
    }

    @Override
    public PairSet pairs() {
        throw notRequired("pairs");
    }

    @Override
    public TrainingContext training() {
        throw notRequired("training");
    }

    private static IllegalStateException notRequired(String what) {
        return new IllegalStateException(
                "the attack asks for %s, and requires nothing".formatted(what));
    }
}
