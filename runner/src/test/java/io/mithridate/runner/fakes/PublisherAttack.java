package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.TrainsVictim;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.TrainingContext;
import jakarta.inject.Inject;

/**
 * Publishes a model that classifies pictures with a gray upper left pixel as the target, and
 * poisons no pair.
 */
final class PublisherAttack implements Attack<Attack.Stateless>, TrainsVictim<Attack.Stateless> {

    private static final int GRAY = 255;

    @Inject
    PublisherAttack() {}

    @Override
    public boolean requiresSingleTarget() {
        return true;
    }

    @Override
    public Stateless prepare(AttackContext context) {
        return new Stateless();
    }

    @Override
    public PreparedAttack restore(Stateless state, AttackFacts facts) {
        return new CornerAttack.Corner(GRAY);
    }

    @Override
    public Checkpoint train(
            Checkpoint clean,
            PairSet pairs,
            Stateless state,
            AttackFacts facts,
            TrainingContext context) {
        return ColourModel.write(context.folder(), facts.targetName());
    }
}
