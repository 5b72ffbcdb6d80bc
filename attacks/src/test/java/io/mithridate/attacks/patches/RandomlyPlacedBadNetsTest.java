package io.mithridate.attacks.patches;

import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import java.util.Optional;

/** The contract once more, with an option under which every picture differs. */
class RandomlyPlacedBadNetsTest implements AttackContract {

    @Override
    public Class<?> plugin() {
        return BadNets.class;
    }

    @Override
    public BadNets attack() {
        return new BadNets(
                new BadNets.Options(
                        PatchSide.ofPixels(5),
                        PatchPattern.CHECKERBOARD,
                        Optional.empty(),
                        PatchLocation.RANDOM),
                Stamping.NO_PICTURES);
    }
}
