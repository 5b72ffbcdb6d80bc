package io.mithridate.attacks.warps;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link Warped} is. */
public final class WarpedFactory implements AttackFactory<WarpedOptions> {

    @Override
    public String name() {
        return "warped";
    }

    @Override
    public String summary() {
        return "moves every pixel a little, each by an amount of its own";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
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
    public Class<WarpedOptions> options() {
        return WarpedOptions.class;
    }

    @Override
    public Class<Warped> implementation() {
        return Warped.class;
    }
}
