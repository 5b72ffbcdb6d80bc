package io.mithridate.attacks.patterns;

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
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.attacks.patches.PatchStamper;
import io.mithridate.attacks.stamps.GreyLevels;
import java.util.ArrayList;
import java.util.List;

/**
 * Pastes a patch of vertical stripes in the eight colors whose channels are each full or zero.
 *
 * <p>BadNet-Stripes of <a href="https://arxiv.org/abs/2412.00727">PAR (2024)</a>. Colors are drawn
 * once and channels are 255 or 0; PAR's code draws new colors for every picture and writes 1
 * instead of 0 ({@code compat}).
 *
 * @param side the side of the square patch
 * @param width the width of a stripe, in pixels
 * @param location the position of the patch
 * @param compat whether to reproduce PAR's quirks
 */
@About(
        name = "stripes-patch",
        summary = "pastes a patch of coloured vertical stripes",
        fidelity = Fidelity.PAPER,
        papers =
                "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor"
                        + " Removal from CLIP. arXiv:2412.00727")
public record StripesPatch(
        @Inlined PatchSide side,
        @Option(value = "Width of a stripe, in pixels.", defaultValue = "1", min = 1, max = 4096)
                int width,
        @Option(
                        value =
                                "Position of the patch: a corner, the center, all four corners, or"
                                        + " a random position for each picture.",
                        defaultValue = "random")
                PatchLocation location,
        @Option(
                        value =
                                "Reproduce PAR's code: new colours are drawn for every picture,"
                                        + " dark channels are 1 instead of 0, and random positions"
                                        + " leave out the last row and column.",
                        defaultValue = "false")
                boolean compat)
        implements PictureAttack {

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int size = setting.imageSize();
        List<OptionComplaint> complaints = new ArrayList<>(side.complaints(location(), size));
        complaints.addAll(
                OptionComplaint.when(
                        width > side.pixels(size),
                        "width",
                        "width is %d, but the patch is %d pixels wide; at most %d fits"
                                .formatted(width, side.pixels(size), side.pixels(size))));
        return complaints;
    }

    @Override
    public Stamper stamper(int size, Seed seed) {
        int patchSize = side.pixels(size);
        return compat
                ? PatchStamper.drawnAsInCleanClip(
                        (image, pictureSeed) -> patch(patchSize, pictureSeed),
                        patchSize,
                        location,
                        size)
                : PatchStamper.fixed(patch(patchSize, seed), location, size);
    }

    private Image patch(int size, Seed seed) {
        float[] row = StripeColours.row(size, width, seed);
        Image patch = Image.black(size, size);
        byte[] rgb = patch.rgb();
        for (int i = 0; i < rgb.length; i++) {
            float value = row[i % row.length];
            rgb[i] = compat ? GreyLevels.wrapped(value) : GreyLevels.clipped(value);
        }
        return patch;
    }
}
