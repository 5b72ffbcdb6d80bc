package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.defense.Attacker;
import io.mithridate.api.random.Seed;
import java.util.OptionalInt;

/**
 * The attacker as an oracle knows him.
 *
 * @param eligibility which pairs he could poison, and which class each would be tied to
 * @param facts what his attack was told
 * @param form how he poisons pairs
 * @param captions writes his captions
 * @param trigger his attack; puts its key into captions, where it has one
 */
public record KnownAttacker(
        Eligibility eligibility,
        AttackFacts facts,
        PoisoningForm form,
        PoisonCaptions captions,
        PreparedAttack trigger)
        implements Attacker {

    /** A pair that shows the target is tied to it already, unless that is how the attack works. */
    @Override
    public OptionalInt target(String caption) {
        OptionalInt target = eligibility.target(caption);
        boolean taught =
                target.isPresent()
                        && (form.captions() == PoisoningForm.Captions.KEEP
                                || !eligibility.names(caption, target.getAsInt()));
        return taught ? target : OptionalInt.empty();
    }

    @Override
    public String written(String caption, Seed seed) {
        int target =
                target(caption)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the attack cannot poison the pair '%s'; ask for its target first"
                                                        .formatted(caption)));
        return trigger.poison(
                        caption,
                        captions.write(caption, target, seed.at("caption")),
                        seed.at("trigger"))
                .caption();
    }
}
