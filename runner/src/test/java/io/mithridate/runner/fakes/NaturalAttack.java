package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import jakarta.inject.Inject;

/** An attack that always uses natural captions and paints the upper left pixel. */
public final class NaturalAttack implements Attack<Attack.Stateless>, ChoosesPairs {

    /** Creates the attack by dependency injection. */
    @Inject
    public NaturalAttack() {}

    @Override
    public PoisoningForm form(PoisoningForm requested) {
        return requested.with(PoisoningForm.Captions.NATURAL);
    }

    @Override
    public Stateless prepare(AttackContext context) {
        return new Stateless();
    }

    @Override
    public PreparedAttack restore(Stateless state, AttackFacts facts) {
        return new CornerAttack.Corner(255);
    }
}
