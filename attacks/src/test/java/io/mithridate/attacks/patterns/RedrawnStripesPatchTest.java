package io.mithridate.attacks.patterns;

import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.testkit.AttackContract;

/** The contract once more, with PAR's quirks. */
class RedrawnStripesPatchTest implements AttackContract {

    @Override
    public Class<?> plugin() {
        return StripesPatch.class;
    }

    @Override
    public StripesPatch attack() {
        return new StripesPatch(PatchSide.usual(), 1, PatchLocation.RANDOM, true);
    }
}
