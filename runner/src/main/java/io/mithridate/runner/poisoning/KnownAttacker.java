package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.api.random.Seed;
import java.util.OptionalInt;

/**
 * The attacker, as known to an oracle.
 *
 * @param eligibility the pairs that it could poison, and the class that each would be tied to
 * @param facts the facts that its attack was given
 * @param form the way in which it poisons pairs
 * @param captions writes its captions
 * @param trigger its attack, which also adds the trigger to captions if it uses a text trigger
 */
public record KnownAttacker(
        Eligibility eligibility,
        AttackFacts facts,
        PoisoningForm form,
        PoisonCaptions captions,
        PreparedAttack trigger)
        implements Attacker {

    /**
     * Returns the class that a pair would be tied to; empty if the pair may not be poisoned, or if
     * its caption already names the class and the attack does not keep captions.
     */
    @Override
    public OptionalInt target(String caption) {
        OptionalInt target = eligibility.target(caption);
        boolean poisonable =
                target.isPresent()
                        && (form.captions() == PoisoningForm.Captions.KEEP
                                || !eligibility.names(caption, target.getAsInt()));
        return poisonable ? target : OptionalInt.empty();
    }

    @Override
    public String written(String caption, Seed seed) {
        int target =
                target(caption)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the attack cannot poison the pair '%s'; check target() first"
                                                        .formatted(caption)));
        return trigger.poison(
                        caption,
                        captions.write(caption, target, seed.at("caption")),
                        seed.at("trigger"))
                .caption();
    }
}
