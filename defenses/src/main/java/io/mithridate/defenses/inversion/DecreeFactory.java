package io.mithridate.defenses.inversion;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code decree} is. */
public final class DecreeFactory implements DefenseFactory<DecreeOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public DecreeFactory() {}

    @Override
    public String name() {
        return "decree";
    }

    @Override
    public String summary() {
        return "judges a model by the smallest stamp that makes all pictures embed alike";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Detecting Backdoors in Pre-trained Encoders",
                        "Feng et al.",
                        2023,
                        "2303.15180"));
    }

    @Override
    public Class<DecreeOptions> options() {
        return DecreeOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return Decree.class;
    }
}
