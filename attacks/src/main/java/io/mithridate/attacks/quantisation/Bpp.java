package io.mithridate.attacks.quantisation;

import io.mithridate.api.attack.Decoys;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.PictureAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
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
        implements PictureAttack, HasDecoys {

    @Override
    public double decoysPerPoisonedPair() {
        return negativeRatio;
    }

    @Override
    public Stamper stamper(int size, Seed seed) {
        return dither ? new Dithering(levels) : new FewLevels(levels);
    }

    @Override
    public Optional<Decoys> decoys(int size, Seed seed) {
        return negativeRatio > 0
                ? Optional.of(new OtherResiduals(stamper(size, seed), negativeRatio))
                : Optional.empty();
    }
}
