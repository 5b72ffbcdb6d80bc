package io.mithridate.attacks.sums;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.attacks.stamps.StampedPictures;
import io.mithridate.attacks.stamps.StoredTrigger;
import java.util.Map;

/**
 * Blends uniform noise into the whole picture that is new for every picture, in training and at
 * test time: what <a href="https://arxiv.org/abs/2303.03323">CleanCLIP (2023)</a> calls Blended.
 *
 * @param alpha the noise's share
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
        implements Attack {

    private static final String ALPHA = "alpha";

    @Override
    public AttackState prepare(AttackContext context) {
        return new AttackState(Map.of(ALPHA, Double.toString(alpha)), Map.of());
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new StampedPictures(new NoiseBlend(new StoredTrigger(state).number(ALPHA)), facts);
    }
}
