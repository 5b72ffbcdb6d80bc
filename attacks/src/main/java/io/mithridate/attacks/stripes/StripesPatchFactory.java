package io.mithridate.attacks.stripes;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link StripesPatch} is. */
public final class StripesPatchFactory implements AttackFactory<StripesPatchOptions> {

    @Override
    public String name() {
        return "stripes-patch";
    }

    @Override
    public String summary() {
        return "pastes a patch of coloured vertical stripes";
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
    public Class<StripesPatchOptions> options() {
        return StripesPatchOptions.class;
    }

    @Override
    public Class<StripesPatch> implementation() {
        return StripesPatch.class;
    }
}
