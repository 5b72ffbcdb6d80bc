package io.mithridate.attacks.patterns;

import io.mithridate.testkit.AttackContract;

/** The contract once more, without dithering. */
class PlainBppTest implements AttackContract {

    @Override
    public Class<?> plugin() {
        return Bpp.class;
    }

    @Override
    public Bpp attack() {
        return new Bpp(8, false, 1);
    }
}
