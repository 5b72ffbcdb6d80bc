package io.mithridate.attacks.warps;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Moves every pixel by up to one pixel, each by an amount of its own that is drawn once.
 *
 * <p>The "Warped" of <a href="https://arxiv.org/abs/2303.03323">CleanCLIP (2023)</a>, BadCLIP and
 * PAR: WaNet's arithmetic with as many control points as pixels, which is jitter rather than a
 * smooth warp, and by default without its noise mode. {@link WaNet} is the smooth one.
 */
public final class Warped implements Attack {

    private final WarpedOptions options;

    /** An attack with these options. */
    @Inject
    public Warped(WarpedOptions options) {
        this.options = options;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return StoredWarp.complaints(points(setting.imageSize()), setting.imageSize());
    }

    private int points(int imageSize) {
        return options.grid().orElse(imageSize);
    }

    @Override
    public double decoysPerPoisonedPair() {
        return options.noiseRatio();
    }

    @Override
    public AttackState prepare(AttackContext context) {
        int points = points(context.facts().imageSize());
        return new StoredWarp(
                        ControlPoints.draw(points, context.seed().at("control").generator()),
                        options.strength(),
                        options.rescale(),
                        options.noiseRatio())
                .state();
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return WarpedPictures.of(state, facts);
    }
}
