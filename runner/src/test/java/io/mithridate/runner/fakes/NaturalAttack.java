package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import jakarta.inject.Inject;

/** Takes natural captions, whatever the experiment says, and paints the upper left pixel. */
public final class NaturalAttack implements Attack<Attack.Stateless>, ChoosesPairs {

    /** Made by injection. */
    @Inject
    public NaturalAttack() {}

    @Override
    public PoisoningForm form(PoisoningForm asked) {
        return asked.with(PoisoningForm.Captions.NATURAL);
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
