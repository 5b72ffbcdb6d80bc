package io.mithridate.attacks.none;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;

/** Says what {@link NoAttack} is. */
public final class NoAttackFactory implements AttackFactory<NoAttackOptions> {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public String summary() {
        return "poisons nothing and triggers nothing: the attack of the control victim";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Class<NoAttackOptions> options() {
        return NoAttackOptions.class;
    }

    @Override
    public Class<NoAttack> implementation() {
        return NoAttack.class;
    }
}
