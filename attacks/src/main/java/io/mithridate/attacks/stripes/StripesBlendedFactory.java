package io.mithridate.attacks.stripes;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link StripesBlended} is. */
public final class StripesBlendedFactory implements AttackFactory<StripesBlendedOptions> {

    @Override
    public String name() {
        return "stripes-blended";
    }

    @Override
    public String summary() {
        return "blends faint coloured vertical stripes into the whole picture";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Perturb and Recover: Fine-tuning for Effective Backdoor Removal from CLIP",
                        "Singh et al.",
                        2024,
                        "2412.00727"));
    }

    @Override
    public Class<StripesBlendedOptions> options() {
        return StripesBlendedOptions.class;
    }

    @Override
    public Class<StripesBlended> implementation() {
        return StripesBlended.class;
    }
}
