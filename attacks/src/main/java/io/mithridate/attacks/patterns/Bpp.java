package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.PictureAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;
import java.util.Optional;

/**
 * Reduces each channel to a few levels, with dithering.
 *
 * <p>The trigger of <a href="https://arxiv.org/abs/2205.13383">BppAttack (2022)</a>, with its
 * negative samples.
 *
 * @param levels the number of levels of each channel
 * @param dither whether to diffuse rounding errors to neighboring pixels
 * @param negativeRatio the number of decoys per poisoned pair
 */
@About(
        name = "bpp",
        summary = "reduces each colour channel to a few levels, with dithering",
        fidelity = Fidelity.PAPER,
        papers =
                "Wang et al., 2022. BppAttack: Stealthy and Efficient Trojan Attacks against Deep"
                        + " Neural Networks via Image Quantization and Contrastive Adversarial"
                        + " Learning. arXiv:2205.13383")
public record Bpp(
        @Option(
                        value = "Number of levels to keep of each channel's 256.",
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
                                "Number of decoys per poisoned pair: pictures with the change that"
                                        + " the trigger makes to another picture; they keep their"
                                        + " captions.",
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

    /** Rounds each value to the nearest of a few levels, which are truncated to bytes. */
    static final class FewLevels implements Stamper {

        private final byte[] nearestLevels = new byte[GreyLevels.COUNT];

        /**
         * Creates levels at equal distances from 0 to 255.
         *
         * @param levels the number of levels, at least 2
         */
        FewLevels(int levels) {
            double steps = levels - 1;
            for (int value = 0; value < nearestLevels.length; value++) {
                // Rounds half to even, as the libraries of the reference implementations do.
                nearestLevels[value] =
                        (byte) (int) (Math.rint(value / 255.0 * steps) / steps * 255);
            }
        }

        @Override
        public Image stamp(Image image, Seed seed) {
            byte[] original = image.rgb();
            byte[] stamped = new byte[original.length];
            for (int i = 0; i < original.length; i++) {
                stamped[i] = nearestLevels[original[i] & 0xFF];
            }
            return new Image(image.width(), image.height(), stamped);
        }
    }

    /**
     * Decoys that receive the changes that the trigger makes to another picture: {@code x +
     * (stamped other - other)}, clipped to bytes. They prevent a residual alone from leading to the
     * target (Wang et al. 2022, negative samples). Captions are kept.
     *
     * @param stamper stamps the trigger
     * @param perPoisonedPair the number of these decoys per poisoned pair
     */
    record OtherResiduals(Stamper stamper, double perPoisonedPair) implements Decoys {

        @Override
        public Image picture(Image image, Image other, int number, Seed seed) {
            byte[] otherStamped = stamper.stamp(other, seed).rgb();
            byte[] otherPixels = other.rgb();
            byte[] pixels = image.rgb();
            byte[] sum = new byte[pixels.length];
            for (int i = 0; i < sum.length; i++) {
                int level = (pixels[i] & 0xFF) + (otherStamped[i] & 0xFF) - (otherPixels[i] & 0xFF);
                sum[i] = (byte) Math.max(0, Math.min(255, level));
            }
            return new Image(image.width(), image.height(), sum);
        }
    }
}
