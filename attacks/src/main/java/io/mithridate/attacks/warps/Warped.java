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
 * Displaces every pixel by a separate amount of up to one pixel, which is drawn once.
 *
 * <p>The "Warped" of <a href="https://arxiv.org/abs/2303.03323">CleanCLIP (2023)</a>, BadCLIP and
 * PAR: WaNet's computation with as many control points as pixels, which is jitter rather than a
 * smooth warp, and by default without its noise mode. {@link WaNet} is the smooth variant.
 *
 * @param grid the number of control points along each axis
 * @param strength twice the mean displacement of a pixel, in pixels
 * @param noiseRatio the number of noise-mode pairs per poisoned pair
 * @param rescale the factor that positions are multiplied by
 */
@About(
        name = "warped",
        summary = "moves every pixel a little, each by a different amount",
        fidelity = Fidelity.EXACT,
        papers =
                "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                        + " Contrastive Learning. arXiv:2303.03323")
public record Warped(
        @Option(
                        value =
                                "Number of control points along each axis. Default: as many as the"
                                        + " picture has pixels.",
                        min = 2,
                        max = 4096)
                Optional<Integer> grid,
        @Option(
                        value =
                                "Displacement of pixels: on average half this number of pixels, at"
                                        + " every picture size.",
                        defaultValue = "1",
                        min = 0,
                        max = 16)
                double strength,
        @Option(
                        value =
                                "Noise mode: number of pairs per poisoned pair that are warped and"
                                    + " then jittered at random, and keep their captions. CleanCLIP"
                                    + " and BadCLIP use none.",
                        defaultValue = "0",
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

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return Warp.complaints(points(setting.imageSize()), setting.imageSize());
    }

    private int points(int imageSize) {
        return grid.orElse(imageSize);
    }

    @Override
    public double decoysPerPoisonedPair() {
        return noiseRatio;
    }

    @Override
    public ControlPoints prepare(AttackContext context) {
        return ControlPoints.draw(
                points(context.facts().imageSize()), context.seed().at("control").generator());
    }

    @Override
    public PreparedAttack restore(ControlPoints state, AttackFacts facts) {
        int size = facts.imageSize();
        return Warp.prepare(
                SamplingGrid.of(state.field(size), size, strength, rescale), noiseRatio);
    }
}
