package io.mithridate.attacks.patches;

import io.mithridate.api.attack.PictureAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Pastes a patch of noise that is drawn separately for every picture, in training and at test time.
 *
 * <p><a href="https://arxiv.org/abs/2303.03323">CleanCLIP (2023)</a> calls this attack BadNet: a
 * square of the picture's mean color plus normal noise of standard deviation 1, where 1 is white.
 * Most values lie outside the range of gray levels. They are clipped here, and wrapped around in
 * the reference code ({@code compat}). The trigger is a distribution, not a pattern.
 *
 * @param side the side of the square patch
 * @param location the position of the patch
 * @param compat whether to reproduce CleanCLIP's quirks
 */
@About(
        name = "badnets-noise",
        summary = "pastes a patch of noise that is new for every picture",
        fidelity = Fidelity.PAPER,
        papers =
                "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                        + " Contrastive Learning. arXiv:2303.03323")
public record BadNetsNoise(
        @Inlined PatchSide side,
        @Option(
                        value =
                                "Position of the patch: a corner, the center, all four corners, or"
                                        + " a random position for each picture.",
                        defaultValue = "random")
                PatchLocation location,
        @Option(
                        value =
                                "Reproduce CleanCLIP's code: values outside the grey levels wrap"
                                    + " around instead of being clipped, and random positions leave"
                                    + " out the last row and column.",
                        defaultValue = "false")
                boolean compat)
        implements PictureAttack {

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return side.complaints(location(), setting.imageSize());
    }

    @Override
    public Stamper stamper(int size, Seed seed) {
        int patchSize = side.pixels(size);
        PatchStamper.Source noise = (image, pictureSeed) -> noise(image, patchSize, pictureSeed);
        return compat
                ? PatchStamper.drawnAsInCleanClip(noise, patchSize, location, size)
                : PatchStamper.drawn(noise, patchSize, location, size);
    }

    /** Returns normal noise of standard deviation 1 around the picture's mean color. */
    Image noise(Image image, int size, Seed pictureSeed) {
        float[] means = means(image);
        RandomGenerator random = pictureSeed.at("patch-noise").generator();
        Image patch = Image.black(size, size);
        byte[] rgb = patch.rgb();
        for (int i = 0; i < rgb.length; i++) {
            float value = means[i % Image.CHANNELS] + (float) random.nextGaussian();
            rgb[i] = compat ? GreyLevels.wrapped(value) : GreyLevels.clipped(value);
        }
        return patch;
    }

    /** Returns the mean of each channel, from 0 to 1. */
    static float[] means(Image image) {
        byte[] rgb = image.rgb();
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int i = 0; i < rgb.length; i += Image.CHANNELS) {
            red += rgb[i] & 0xFF;
            green += rgb[i + 1] & 0xFF;
            blue += rgb[i + 2] & 0xFF;
        }
        double white = 255.0 * image.width() * image.height();
        return new float[] {(float) (red / white), (float) (green / white), (float) (blue / white)};
    }
}
