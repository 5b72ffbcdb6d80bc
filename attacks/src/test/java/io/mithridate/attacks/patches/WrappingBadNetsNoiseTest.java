package io.mithridate.attacks.patches;

import io.mithridate.api.attack.Attack;
import io.mithridate.testkit.AttackContract;

/** The contract once more, with CleanCLIP's quirks. */
class WrappingBadNetsNoiseTest implements AttackContract {

    @Override
    public BadNetsNoiseFactory factory() {
        return new BadNetsNoiseFactory();
    }

    @Override
    public Attack attack() {
        return new BadNetsNoise(
                new BadNetsNoiseOptions(PatchSide.usual(), PatchLocation.RANDOM, true));
    }
}
