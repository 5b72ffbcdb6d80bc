package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.PictureAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;
import java.util.random.RandomGenerator;

/**
 * Blends uniform noise into the whole picture, drawn separately for every picture, in training and
 * at test time. <a href="https://arxiv.org/abs/2303.03323">CleanCLIP (2023)</a> calls this attack
 * Blended.
 *
 * @param alpha the weight of the noise
 */
@About(
        name = "blended-noise",
        summary = "blends noise that is new for every picture into the whole picture",
        fidelity = Fidelity.PAPER,
        papers = {
            "Chen et al., 2017. Targeted Backdoor Attacks on Deep Learning Systems Using Data"
                    + " Poisoning. arXiv:1712.05526",
            "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                    + " Contrastive Learning. arXiv:2303.03323"
        })
public record BlendedNoise(
        @Option(
                        value = "The noise's share; the picture keeps the rest.",
                        defaultValue = "0.2",
                        min = 0,
                        max = 1)
                double alpha)
        implements PictureAttack {

    private static final int RANDOM_BITS = 24;
    private static final int RANDOM_VALUES = 1 << RANDOM_BITS;

    /** Computes {@code x' = alpha * u + (1 - alpha) * x} for a picture x and uniform u in 0..1. */
    @Override
    public Stamper stamper(int size, Seed seed) {
        float[] weightedLevels = GreyLevels.weighted((float) (1 - alpha));
        // Division by a power of two is exact, so unit * n rounds to the same value as alpha * (n /
        // 2^24).
        float unit = (float) alpha / RANDOM_VALUES;
        return (image, pictureSeed) -> {
            RandomGenerator random = pictureSeed.at("noise").generator();
            byte[] original = image.rgb();
            byte[] blended = new byte[original.length];
            long bits = 0;
            for (int i = 0; i < original.length; i++) {
                // One draw of 64 bits is used for two values, because drawing takes most of the
                // time.
                bits = i % 2 == 0 ? random.nextLong() : bits << Integer.SIZE;
                int drawn = (int) (bits >>> (Long.SIZE - RANDOM_BITS));
                blended[i] = GreyLevels.clipped(unit * drawn + weightedLevels[original[i] & 0xFF]);
            }
            return new Image(image.width(), image.height(), blended);
        };
    }
}
