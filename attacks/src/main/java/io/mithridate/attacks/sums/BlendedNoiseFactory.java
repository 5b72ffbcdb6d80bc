package io.mithridate.attacks.sums;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link BlendedNoise} is. */
public final class BlendedNoiseFactory implements AttackFactory<BlendedNoiseOptions> {

    @Override
    public String name() {
        return "blended-noise";
    }

    @Override
    public String summary() {
        return "blends noise that is new for every picture into the whole picture";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Targeted Backdoor Attacks on Deep Learning Systems Using Data Poisoning",
                        "Chen et al.",
                        2017,
                        "1712.05526"),
                Reference.arXiv(
                        "CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal Contrastive"
                                + " Learning",
                        "Bansal et al.",
                        2023,
                        "2303.03323"));
    }

    @Override
    public Class<BlendedNoiseOptions> options() {
        return BlendedNoiseOptions.class;
    }

    @Override
    public Class<BlendedNoise> implementation() {
        return BlendedNoise.class;
    }
}
