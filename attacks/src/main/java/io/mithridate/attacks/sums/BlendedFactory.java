package io.mithridate.attacks.sums;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link Blended} is. */
public final class BlendedFactory implements AttackFactory<BlendedOptions> {

    @Override
    public String name() {
        return "blended";
    }

    @Override
    public String summary() {
        return "blends a fixed picture or noise into the whole picture";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
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
    public Class<BlendedOptions> options() {
        return BlendedOptions.class;
    }

    @Override
    public Class<Blended> implementation() {
        return Blended.class;
    }
}
