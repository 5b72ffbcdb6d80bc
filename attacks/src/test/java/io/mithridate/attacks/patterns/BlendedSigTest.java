package io.mithridate.attacks.patterns;

import io.mithridate.testkit.AttackContract;

/** The contract once more, in CleanCLIP's form and downwards. */
class BlendedSigTest implements AttackContract {

    @Override
    public Class<?> plugin() {
        return Sig.class;
    }

    @Override
    public Sig attack() {
        return new Sig(Sig.Mode.BLEND, 60, 6, Sig.Direction.VERTICAL);
    }
}
