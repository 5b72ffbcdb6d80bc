package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.OwnTraining;
import io.mithridate.api.attack.PreparedAttack;
import jakarta.inject.Inject;
import java.util.Optional;

/** Publishes a model that takes a grey upper left pixel for the target, and poisons no pair. */
final class PublisherAttack implements Attack {

    private static final int GREY = 255;

    @Inject
    PublisherAttack() {}

    @Override
    public boolean hasOneTarget() {
        return true;
    }

    @Override
    public AttackState prepare(AttackContext context) {
        return AttackState.empty();
    }

    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new CornerAttack.Corner(GREY);
    }

    @Override
    public Optional<OwnTraining> ownTraining() {
        return Optional.of(
                (base, pairs, state, facts, context) ->
                        ColourModel.write(context.folder(), facts.targetName()));
    }
}
