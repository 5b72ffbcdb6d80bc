package io.mithridate.testkit;

import io.mithridate.api.attack.Attack;

/** Tests that an attack that fulfills the contract passes its tests. */
class PixelAttackTest implements AttackContract {

    @Override
    public Attack<?> attack() {
        return new PixelAttack();
    }
}
