package io.mithridate.attacks.sums;

import io.mithridate.api.attack.Attack;
import io.mithridate.testkit.AttackContract;

/** The contract once more, in CleanCLIP's form and downwards. */
class BlendedSigTest implements AttackContract {

    @Override
    public Class<?> plugin() {
        return Sig.class;
    }

    @Override
    public Attack attack() {
        return new Sig(WaveMode.BLEND, 60, 6, WaveDirection.VERTICAL);
    }
}
