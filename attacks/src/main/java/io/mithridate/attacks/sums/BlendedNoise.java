package io.mithridate.attacks.sums;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.StoredTrigger;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * Blends uniform noise into the whole picture that is new for every picture, in training and at
 * test time: what <a href="https://arxiv.org/abs/2303.03323">CleanCLIP (2023)</a> calls Blended.
 */
public final class BlendedNoise implements Attack {

    private static final String ALPHA = "alpha";

    private final BlendedNoiseOptions options;

    /** An attack with these options. */
    @Inject
    public BlendedNoise(BlendedNoiseOptions options) {
        this.options = options;
    }

    @Override
    public AttackState prepare(AttackContext context) {
        return new AttackState(Map.of(ALPHA, Double.toString(options.alpha())), Map.of());
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new StampedPictures(new NoiseBlend(new StoredTrigger(state).number(ALPHA)), facts);
    }
}
