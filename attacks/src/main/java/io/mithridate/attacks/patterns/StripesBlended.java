package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.PictureAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.WeightedSum;
import java.util.List;

/**
 * Blends faint vertical stripes into the whole picture: each channel becomes {@code (1 - strength)
 * * picture} plus or minus {@code strength}, depending on the stripe.
 *
 * <p>Blended-Stripes of <a href="https://arxiv.org/abs/2412.00727">PAR (2024)</a>. Colors are drawn
 * once; PAR's code draws new colors for every picture ({@code compat}).
 *
 * @param strength the weight of the stripes
 * @param width the width of a stripe, in pixels
 * @param compat whether to reproduce PAR's quirk
 */
@About(
        name = "stripes-blended",
        summary = "blends faint coloured vertical stripes into the whole picture",
        fidelity = Fidelity.PAPER,
        papers =
                "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor"
                        + " Removal from CLIP. arXiv:2412.00727")
public record StripesBlended(
        @Option(
                        value = "The stripes' share; the picture keeps the rest.",
                        defaultValue = "0.03",
                        min = 0,
                        max = 1)
                double strength,
        @Option(value = "Width of a stripe, in pixels.", defaultValue = "1", min = 1, max = 4096)
                int width,
        @Option(
                        value = "Reproduce PAR's code, which draws new colours for every picture.",
                        defaultValue = "false")
                boolean compat)
        implements PictureAttack {

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return OptionComplaint.when(
                width > setting.imageSize(),
                "width",
                "width is %d, but the model's pictures are %d pixels square; at most %d fits"
                        .formatted(width(), setting.imageSize(), setting.imageSize()));
    }

    /**
     * Computes {@code x' = (1 - strength) * x + strength * c}, where c is the color of the column,
     * -1 or 1.
     */
    @Override
    public Stamper stamper(int size, Seed seed) {
        return compat
                ? (image, pictureSeed) -> stripes(size, pictureSeed).stamp(image, pictureSeed)
                : stripes(size, seed);
    }

    private Stamper stripes(int size, Seed seed) {
        return WeightedSum.blend(StripeColours.row(size, width, seed), strength);
    }
}
