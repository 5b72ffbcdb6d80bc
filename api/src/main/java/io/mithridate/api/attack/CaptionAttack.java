package io.mithridate.api.attack;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.List;

/**
 * An attack that does not change pictures and needs no trigger to be made. By default its trigger
 * is in the captions.
 */
public interface CaptionAttack extends Attack<Attack.Stateless>, PreparedAttack {

    @Override
    default Stateless prepare(AttackContext context) {
        return new Stateless();
    }

    @Override
    default PreparedAttack restore(Stateless state, AttackFacts facts) {
        return this;
    }

    @Override
    default List<Image> stamp(List<Image> images, List<Seed> seeds) {
        return List.copyOf(images);
    }

    @Override
    default List<Trigger> triggers() {
        return List.of(Trigger.CAPTION);
    }
}
