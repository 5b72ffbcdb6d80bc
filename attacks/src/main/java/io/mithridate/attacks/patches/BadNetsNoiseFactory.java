package io.mithridate.attacks.patches;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link BadNetsNoise} is. */
public final class BadNetsNoiseFactory implements AttackFactory<BadNetsNoiseOptions> {

    @Override
    public String name() {
        return "badnets-noise";
    }

    @Override
    public String summary() {
        return "pastes a patch of noise that is new for every picture";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal Contrastive"
                                + " Learning",
                        "Bansal et al.",
                        2023,
                        "2303.03323"));
    }

    @Override
    public Class<BadNetsNoiseOptions> options() {
        return BadNetsNoiseOptions.class;
    }

    @Override
    public Class<BadNetsNoise> implementation() {
        return BadNetsNoise.class;
    }
}
