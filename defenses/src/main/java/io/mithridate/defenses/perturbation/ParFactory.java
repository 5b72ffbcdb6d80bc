package io.mithridate.defenses.perturbation;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code par} is. */
public final class ParFactory implements DefenseFactory<ParOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public ParFactory() {}

    @Override
    public String name() {
        return "par";
    }

    @Override
    public String summary() {
        return "fine-tunes on clean pairs while it drives embeddings away from the suspect's";
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
    public Class<ParOptions> options() {
        return ParOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return Par.class;
    }
}
