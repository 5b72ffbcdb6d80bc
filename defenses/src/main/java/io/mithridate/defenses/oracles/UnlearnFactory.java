package io.mithridate.defenses.oracles;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code unlearn} is. */
public final class UnlearnFactory implements DefenseFactory<UnlearnOptions> {

    static final String NAME = "unlearn";

    /** Made by {@link java.util.ServiceLoader}. */
    public UnlearnFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "oracle: fine-tunes on clean pairs, some with the true trigger and what is true of"
                + " them";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
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
    public Class<UnlearnOptions> options() {
        return UnlearnOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return Unlearn.class;
    }
}
