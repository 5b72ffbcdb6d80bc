package io.mithridate.defenses.inversion;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code abd} is. */
public final class AbdFactory implements DefenseFactory<AbdOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public AbdFactory() {}

    @Override
    public String name() {
        return "abd";
    }

    @Override
    public String summary() {
        return "fine-tunes on clean pairs with a patch that moves all pictures one way in the"
                + " suspect";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Adversarial Backdoor Defense in CLIP",
                        "Kuang et al.",
                        2024,
                        "2409.15968"));
    }

    @Override
    public Class<AbdOptions> options() {
        return AbdOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return Abd.class;
    }
}
