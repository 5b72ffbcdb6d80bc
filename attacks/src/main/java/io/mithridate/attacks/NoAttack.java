package io.mithridate.attacks;

import io.mithridate.api.attack.CaptionAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
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
public record NoAttack() implements CaptionAttack {

    @Override
    public boolean poisons() {
        return false;
    }

    @Override
    public List<Trigger> triggers() {
        return List.of();
    }
}
