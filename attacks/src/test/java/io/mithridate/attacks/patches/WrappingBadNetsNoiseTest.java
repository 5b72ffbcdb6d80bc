package io.mithridate.attacks.patches;

import io.mithridate.testkit.AttackContract;

/** The contract once more, with CleanCLIP's quirks. */
class WrappingBadNetsNoiseTest implements AttackContract {

    @Override
    public Class<?> plugin() {
        return BadNetsNoise.class;
    }

    @Override
    public BadNetsNoise attack() {
        return new BadNetsNoise(PatchSide.usual(), PatchLocation.RANDOM, true);
    }
}
