package io.mithridate.attacks.patterns;

import io.mithridate.testkit.AttackContract;

/** The contract once more, with PAR's quirk and wide stripes. */
class RedrawnStripesBlendedTest implements AttackContract {

    @Override
    public Class<?> plugin() {
        return StripesBlended.class;
    }

    @Override
    public StripesBlended attack() {
        return new StripesBlended(0.03, 5, true);
    }
}
