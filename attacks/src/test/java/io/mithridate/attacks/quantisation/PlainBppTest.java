package io.mithridate.attacks.quantisation;

import io.mithridate.api.attack.Attack;
import io.mithridate.testkit.AttackContract;

/** The contract once more, without dithering. */
class PlainBppTest implements AttackContract {

    @Override
    public BppFactory factory() {
        return new BppFactory();
    }

    @Override
    public Attack attack() {
        return new Bpp(new BppOptions(8, false, 1));
    }
}
