package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.PreparedAttack;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * An attack for tests that use only its eligible pairs.
 *
 * @param eligibles decides by the caption of a pair, and the classes named there, whether the pair
 *     is eligible
 */
public record FixedAttack(BiPredicate<String, Set<Integer>> eligibles)
        implements Attack<Attack.Stateless>, ChoosesPairs {

    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        return eligibles.test(caption, named);
    }

    @Override
    public Stateless prepare(AttackContext context) {
        return new Stateless();
    }

    @Override
    public PreparedAttack restore(Stateless state, AttackFacts facts) {
        return new CornerAttack.Corner(255);
    }
}
