package io.mithridate.attacks.sums;

import io.mithridate.api.attack.Attack;
import io.mithridate.testkit.AttackContract;

/** The contract once more, in CleanCLIP's form and downwards. */
class BlendedSigTest implements AttackContract {

    @Override
    public SigFactory factory() {
        return new SigFactory();
    }

    @Override
    public Attack attack() {
        return new Sig(new SigOptions(WaveMode.BLEND, 60, 6, WaveDirection.VERTICAL));
    }
}
