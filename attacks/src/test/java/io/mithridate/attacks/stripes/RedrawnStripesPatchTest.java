package io.mithridate.attacks.stripes;

import io.mithridate.api.attack.Attack;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.testkit.AttackContract;

/** The contract once more, with PAR's quirks. */
class RedrawnStripesPatchTest implements AttackContract {

    @Override
    public StripesPatchFactory factory() {
        return new StripesPatchFactory();
    }

    @Override
    public Attack attack() {
        return new StripesPatch(
                new StripesPatchOptions(PatchSide.usual(), 1, PatchLocation.RANDOM, true));
    }
}
