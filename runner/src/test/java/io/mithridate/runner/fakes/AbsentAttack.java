package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.List;

/** The attack {@code none}. */
public class AbsentAttack implements Attack<Attack.Stateless> {

    /** Creates the attack by dependency injection. */
    @Inject
    public AbsentAttack() {}

    @Override
    public Stateless prepare(AttackContext context) {
        return new Stateless();
    }

    @Override
    public PreparedAttack restore(Stateless state, AttackFacts facts) {
        return new Absent();
    }

    /** The prepared attack, which does nothing. */
    public record Absent() implements PreparedAttack {

        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            return images;
        }

        @Override
        public boolean poisons() {
            return false;
        }

        @Override
        public List<Trigger> triggers() {
            return List.of();
        }
    }
}
