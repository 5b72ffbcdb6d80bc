package io.mithridate.attacks;

import io.mithridate.api.attack.CaptionAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;

/**
 * Poisons no pair and triggers no input.
 *
 * <p>A model trained with this attack serves as the control: it sees the same pairs as the victims
 * of other attacks and trains for as long, but nothing is poisoned.
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
