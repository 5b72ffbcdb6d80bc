package io.mithridate.testkit;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import java.nio.file.Path;

/**
 * The context of an attack that requires neither a surrogate nor pairs.
 *
 * @param facts the facts that every attack is given
 * @param seed the seed of the stage
 * @param folder an empty folder for anything that the attack trains
 */
public record FixedAttackContext(AttackFacts facts, Seed seed, Path folder)
        implements AttackContext {

    @Override
    public Checkpoint surrogate() {
        throw missing("surrogate", "SURROGATE");
    }

    @Override
    public PairSet pairs() {
        throw missing("pairs", "IMAGES or CAPTIONS");
    }

    private static IllegalStateException missing(String resource, String requirement) {
        return new IllegalStateException(
                "FixedAttackContext has no %s; an attack whose requires() names %s overrides"
                                .formatted(resource, requirement)
                        + " context(seed, folder) in its contract test");
    }

    @Override
    public TrainingContext training() {
        return new TrainingContext("attack", folder, seed, TrainingListener.silent());
    }
}
