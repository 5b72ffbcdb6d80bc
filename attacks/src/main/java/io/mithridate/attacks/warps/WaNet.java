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
 * Bends pictures by a smooth field that is drawn once from a few control points.
 *
 * <p>The trigger of <a href="https://arxiv.org/abs/2102.10369">WaNet (2021)</a>, with its noise
 * mode. The paper draws the noise anew in every epoch; here each decoy has its own, drawn once.
 */
public final class WaNet implements Attack {

    private static final double PIXELS_FOR_STRENGTH_OF_ONE = 64;

    private final WaNetOptions options;

    /** An attack with these options. */
    @Inject
    public WaNet(WaNetOptions options) {
        this.options = options;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return StoredWarp.complaints(options.grid(), setting.imageSize());
    }

    @Override
    public double decoysPerPoisonedPair() {
        return options.noiseRatio();
    }

    @Override
    public AttackState prepare(AttackContext context) {
        double usual = context.facts().imageSize() / PIXELS_FOR_STRENGTH_OF_ONE;
        return new StoredWarp(
                        ControlPoints.draw(
                                options.grid(), context.seed().at("control").generator()),
                        options.strength().orElse(usual),
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
