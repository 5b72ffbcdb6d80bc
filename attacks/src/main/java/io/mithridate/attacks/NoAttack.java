package io.mithridate.attacks;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.random.Seed;
import java.util.List;

/**
 * Poisons no pair and triggers no input.
 *
 * <p>A victim of this attack is the control: trained as long as the others on the same pairs, with
 * nothing poisoned.
 */
@About(
        name = "none",
        summary = "poisons nothing and triggers nothing: the attack of the control victim",
        fidelity = Fidelity.EXACT)
public record NoAttack() implements Attack<Attack.Stateless> {

    @Override
    public Stateless prepare(AttackContext context) {
        return new Stateless();
    }

    @Override
    public PreparedAttack restore(Stateless state, AttackFacts facts) {
        return new Nothing();
    }

    private static final class Nothing implements PreparedAttack {

        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            return List.copyOf(images);
        }

        @Override
        public boolean poisons() {
            return false;
        }

        @Override
        public List<Trigger> triggers() {
            return List.of();
        }
    }
}
