package io.mithridate.attacks.quantisation;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.Stamper;
import io.mithridate.attacks.stamps.StoredTrigger;
import java.util.Map;
import java.util.Optional;

/**
 * Leaves a few levels of each channel, dithered.
 *
 * <p>The trigger of <a href="https://arxiv.org/abs/2205.13383">BppAttack (2022)</a>, with its
 * negative samples.
 *
 * @param levels of each channel
 * @param dither whether rounding errors are handed on
 * @param negativeRatio decoys for each poisoned pair
 */
@About(
        name = "bpp",
        summary = "leaves a few levels of each colour, dithered",
        fidelity = Fidelity.PAPER,
        papers =
                "Wang et al., 2022. BppAttack: Stealthy and Efficient Trojan Attacks against Deep"
                        + " Neural Networks via Image Quantization and Contrastive Adversarial"
                        + " Learning. arXiv:2205.13383")
public record Bpp(
        @Option(
                        value = "Levels that are left of each channel's 256.",
                        defaultValue = "8",
                        min = 2,
                        max = 128)
                int levels,
        @Option(
                        value =
                                "Whether to dither (Floyd and Steinberg), as the paper does;"
                                        + " BackdoorBench does not.",
                        defaultValue = "true")
                boolean dither,
        @Option(
                        value =
                                "How many decoys there are for each poisoned pair: pictures with"
                                        + " what the trigger changes in another picture, which"
                                        + " keep their captions.",
                        defaultValue = "1",
                        min = 0,
                        max = 10)
                double negativeRatio)
        implements Attack {

    private static final String LEVELS = "levels";
    private static final String DITHER = "dither";
    private static final String NEGATIVE_RATIO = "negative-ratio";

    @Override
    public double decoysPerPoisonedPair() {
        return negativeRatio;
    }

    @Override
    public AttackState prepare(AttackContext context) {
        return new AttackState(
                Map.of(
                        LEVELS,
                        Integer.toString(levels()),
                        DITHER,
                        Boolean.toString(dither),
                        NEGATIVE_RATIO,
                        Double.toString(negativeRatio)),
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
