package io.mithridate.attacks.quantisation;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.Stamper;
import io.mithridate.attacks.stamps.StoredTrigger;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Leaves a few levels of each channel, dithered.
 *
 * <p>The trigger of <a href="https://arxiv.org/abs/2205.13383">BppAttack (2022)</a>, with its
 * negative samples.
 */
public final class Bpp implements Attack {

    private static final String LEVELS = "levels";
    private static final String DITHER = "dither";
    private static final String NEGATIVE_RATIO = "negative-ratio";

    private final BppOptions options;

    /** An attack with these options. */
    @Inject
    public Bpp(BppOptions options) {
        this.options = options;
    }

    @Override
    public double decoysPerPoisonedPair() {
        return options.negativeRatio();
    }

    @Override
    public AttackState prepare(AttackContext context) {
        return new AttackState(
                Map.of(
                        LEVELS,
                        Integer.toString(options.levels()),
                        DITHER,
                        Boolean.toString(options.dither()),
                        NEGATIVE_RATIO,
                        Double.toString(options.negativeRatio())),
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
        Stamper stamper = stored.truth(DITHER) ? new Dithering(levels) : new FewLevels(levels);
        double negatives = stored.number(NEGATIVE_RATIO);
        return new StampedPictures(
                stamper,
                facts,
                negatives > 0
                        ? Optional.of(new OtherResiduals(stamper, negatives))
                        : Optional.empty());
    }
}
