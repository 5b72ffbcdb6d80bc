package io.mithridate.attacks.quantisation;

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
 * Leaves a few levels of each channel, dithered.
 *
 * <p>The trigger of <a href="https://arxiv.org/abs/2205.13383">BppAttack (2022)</a>.
 */
public final class Bpp implements Attack {

    private static final String LEVELS = "levels";
    private static final String DITHER = "dither";

    private final BppOptions options;

    /** An attack with these options. */
    @Inject
    public Bpp(BppOptions options) {
        this.options = options;
    }

    @Override
    public AttackState prepare(AttackContext context) {
        return new AttackState(
                Map.of(
                        LEVELS,
                        Integer.toString(options.levels()),
                        DITHER,
                        Boolean.toString(options.dither())),
                Map.of());
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        StoredTrigger stored = new StoredTrigger(state);
        int levels = stored.wholeNumber(LEVELS);
        return new StampedPictures(
                stored.truth(DITHER) ? new Dithering(levels) : new FewLevels(levels), facts);
    }
}
