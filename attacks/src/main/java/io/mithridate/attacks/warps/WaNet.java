package io.mithridate.attacks.warps;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Warps pictures by a smooth field that is drawn once from a few control points.
 *
 * <p>The trigger of <a href="https://arxiv.org/abs/2102.10369">WaNet (2021)</a>, with its noise
 * mode. The paper draws new noise in every epoch; here each decoy's noise is drawn once.
 *
 * @param grid the number of control points along each axis
 * @param strength twice the mean displacement of a pixel, in pixels
 * @param noiseRatio the number of noise-mode pairs per poisoned pair
 * @param rescale the factor that positions are multiplied by
 */
@About(
        name = "wanet",
        summary = "warps the picture by a smooth random field",
        fidelity = Fidelity.PAPER,
        papers =
                "Nguyen and Tran, 2021. WaNet - Imperceptible Warping-based Backdoor Attack."
                        + " arXiv:2102.10369")
public record WaNet(
        @Option(
                        value = "Number of control points along each axis; few make a smooth warp.",
                        defaultValue = "4",
                        min = 2,
                        max = 4096)
                int grid,
        @Option(
                        value =
                                "Displacement of pixels: on average nearly half this number of"
                                    + " pixels, at every picture size. Default: the picture's side"
                                    + " / 64 (0.75 at 48, 3.5 at 224); the official code uses 0.5"
                                    + " at 32.",
                        min = 0,
                        max = 16)
                Optional<Double> strength,
        @Option(
                        value =
                                "Noise mode: number of pairs per poisoned pair that are warped and"
                                    + " then jittered at random, and keep their captions. The paper"
                                    + " uses 2.",
                        defaultValue = "2",
                        min = 0,
                        max = 10)
                double noiseRatio,
        @Option(
                        value =
                                "Factor that positions are multiplied by after they were moved; a"
                                        + " factor below 1 keeps them away from the border.",
                        defaultValue = "1",
                        min = 0.9,
                        max = 1)
                double rescale)
        implements Attack<ControlPoints>, HasDecoys {

    private static final double PIXELS_FOR_STRENGTH_OF_ONE = 64;

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return Warp.complaints(grid, setting.imageSize());
    }

    @Override
    public double decoysPerPoisonedPair() {
        return noiseRatio;
    }

    @Override
    public ControlPoints prepare(AttackContext context) {
        return ControlPoints.draw(grid, context.seed().at("control").generator());
    }

    /** Returns twice the mean displacement on pictures of the given size, in pixels. */
    double strengthInPixels(int size) {
        return strength.orElse(size / PIXELS_FOR_STRENGTH_OF_ONE);
    }

    @Override
    public PreparedAttack restore(ControlPoints state, AttackFacts facts) {
        int size = facts.imageSize();
        return Warp.prepare(
                SamplingGrid.of(state.field(size), size, strengthInPixels(size), rescale),
                noiseRatio);
    }
}
