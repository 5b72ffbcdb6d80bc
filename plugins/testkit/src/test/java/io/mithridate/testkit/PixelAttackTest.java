package io.mithridate.testkit;

import io.mithridate.api.attack.Attack;

/** Tests that an attack that fulfills its contract passes. */
class PixelAttackTest implements AttackContract {

    @Override
    public Attack<?> attack() {
        return new PixelAttack();
    }
}
