package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.PictureAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.WeightedSum;
import java.util.List;

/**
 * Adds the same sine wave to all channels: {@code amplitude * sin(2 pi * frequency * j / size)} at
 * column {@code j}.
 *
 * <p>The signal of <a href="https://arxiv.org/abs/1902.11237">Barni et al. (2019)</a> with the
 * amplitude used by CleanCLIP and BadCLIP. Values are rounded to single precision at the same
 * points as in the code of CleanCLIP and BadCLIP.
 *
 * @param mode whether the wave is added or blended
 * @param amplitude the height of the wave, in gray levels
 * @param frequency the number of cycles across the picture
 * @param direction the direction of the wave
 */
@About(
        name = "sig",
        summary = "adds a sine wave to the brightness across the picture",
        fidelity = Fidelity.EXACT,
        papers = {
            "Barni et al., 2019. A New Backdoor Attack in CNNs by Training Set Corruption Without"
                    + " Label Poisoning. arXiv:1902.11237",
            "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                    + " Contrastive Learning. arXiv:2303.03323",
            "Liang et al., 2023. BadCLIP: Dual-Embedding Guided Backdoor Attack on Multimodal"
                    + " Contrastive Learning. arXiv:2311.12075"
        })
public record Sig(
        @Option(
                        value =
                                "Whether the wave is added to the picture or blended: a fifth of"
                                    + " the wave and four fifths of the picture, as in CleanCLIP's"
                                    + " code.",
                        defaultValue = "add")
                Mode mode,
        @Option(
                        value = "Amplitude of the wave, in grey levels.",
                        defaultValue = "60",
                        min = 0,
                        max = 255)
                double amplitude,
        @Option(
                        value =
                                "Number of cycles across the picture, at most half its number of"
                                        + " pixels.",
                        defaultValue = "6",
                        min = 1,
                        max = 2048)
                int frequency,
        @Option(
                        value =
                                "Whether the wave runs from left to right (horizontal) or from top"
                                        + " to bottom (vertical).",
                        defaultValue = "horizontal")
                Direction direction)
        implements PictureAttack {

    private static final float WHITE = 255f;

    /** The weight of the wave when it is blended as in CleanCLIP's code. */
    private static final double CLEAN_CLIP_SHARE = 0.2;

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int maxFrequency = setting.imageSize() / 2;
        return OptionComplaint.when(
                frequency > maxFrequency,
                "frequency",
                "frequency is %d, but on the model's pictures of %d pixels at most %d cycles can be told apart"
                        .formatted(frequency, setting.imageSize(), maxFrequency));
    }

    /** Computes {@code x' = clip(x + amplitude * sin(2 pi * frequency * j / size))} at column j. */
    @Override
    public Stamper stamper(int size, Seed seed) {
        float height = (float) (amplitude / WHITE);
        int valuesPerStep =
                direction == Direction.HORIZONTAL ? Image.CHANNELS : Image.CHANNELS * size;
        float[] pattern = new float[size * valuesPerStep];
        for (int i = 0; i < pattern.length; i++) {
            int step = i / valuesPerStep;
            float angle = (float) (2 * Math.PI) * step * frequency / size;
            pattern[i] = (float) StrictMath.sin(angle) * height;
        }
        return mode == Mode.ADD
                ? new WeightedSum(pattern, 1)
                : WeightedSum.blend(pattern, CLEAN_CLIP_SHARE);
    }

    /** The operation that combines the wave and a picture. */
    public enum Mode {
        /** The sum of wave and picture, as in BadCLIP's code and the paper. */
        ADD,
        /** A fifth of the wave plus four fifths of the picture, as in CleanCLIP's code. */
        BLEND
    }

    /** The direction of the wave. */
    public enum Direction {
        /** From left to right: the stripes are vertical. */
        HORIZONTAL,
        /** From top to bottom: the stripes are horizontal. */
        VERTICAL
    }
}
