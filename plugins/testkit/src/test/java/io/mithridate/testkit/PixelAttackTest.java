package io.mithridate.testkit;

import io.mithridate.api.attack.Attack;

/** An attack that keeps its contract passes. */
class PixelAttackTest implements AttackContract {

    @Override
    public Attack<?> attack() {
        return new PixelAttack();
    }
}
