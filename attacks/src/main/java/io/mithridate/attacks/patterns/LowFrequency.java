package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PictureAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.ChannelOrder;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Adds a smooth pattern to the whole picture: uniform noise smoothed by a Gaussian and scaled to a
 * range of gray levels.
 *
 * <p>After <a href="https://arxiv.org/abs/2104.03413">Zeng et al. (2021)</a>, whose pattern is a
 * smoothed universal perturbation of a clean model; ours needs no model.
 *
 * @param range the number of gray levels that the pattern spans
 * @param deviation the standard deviation of the Gaussian
 */
@About(
        name = "low-frequency",
        summary = "adds a smooth random pattern to the whole picture",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Zeng et al., 2021. Rethinking the Backdoor Attacks' Triggers: A Frequency"
                        + " Perspective. arXiv:2104.03413")
public record LowFrequency(
        @Option(
                        value =
                                "Grey levels that the pattern spans: 0 is added at its lowest point"
                                        + " and this at its highest.",
                        defaultValue = "51",
                        min = 0,
                        max = 255)
                double range,
        @Option(
                        value =
                                "Standard deviation of the Gaussian that smooths the noise, in"
                                    + " pixels. Default: 6 / 32 of the picture's side (9 at 48, 42"
                                    + " at 224).",
                        min = 0,
                        minExcluded = true,
                        max = 4096)
                Optional<Double> deviation)
        implements PictureAttack {

    private static final double DEFAULT_DEVIATION_SHARE = 6.0 / 32;

    @Override
    public Stamper stamper(int size, Seed seed) {
        return new LevelSum(ChannelOrder.interleaved(pattern(size, seed), size), false);
    }

    /** Returns the pattern to add, {@code [3, size, size]} gray levels. */
    NumberArray pattern(int size, Seed seed) {
        RandomGenerator random = seed.at("pattern").generator();
        double[] noise = random.doubles((long) Image.CHANNELS * size * size).toArray();
        double[] smooth = new GaussianBlur(deviation(size)).blur(noise, Image.CHANNELS, size);
        return new NumberArray(List.of(Image.CHANNELS, size, size), scaleToRange(smooth, range));
    }

    double deviation(int size) {
        return deviation.orElse(DEFAULT_DEVIATION_SHARE * size);
    }

    /** Returns the values scaled linearly to between 0 and {@code range}. */
    static float[] scaleToRange(double[] values, double range) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) ((values[i] - min) / (max - min) * range);
        }
        return scaled;
    }
}
