package io.mithridate.attacks.badnets;

import io.mithridate.api.attack.Attack;
import io.mithridate.testkit.AttackContract;

/** The contract once more, with an option under which every picture differs. */
class RandomlyPlacedBadNetsTest implements AttackContract {

    @Override
    public BadNetsFactory factory() {
        return new BadNetsFactory();
    }

    @Override
    public Attack attack() {
        return new BadNets(new BadNetsOptions(5, PatchPattern.CHECKERBOARD, PatchLocation.RANDOM));
    }
}
