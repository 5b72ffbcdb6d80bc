package io.mithridate.defenses.guards;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what the defense {@code bdet-clip} is. */
public final class BdetClipFactory implements DefenseFactory<BdetClipOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public BdetClipFactory() {}

    @Override
    public String name() {
        return "bdet-clip";
    }

    @Override
    public String summary() {
        return "scores pictures by how little their likeness to the classes falls when an unrelated"
                + " sentence follows the class's name";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "BDetCLIP: Multimodal Prompting Contrastive Test-Time Backdoor Detection",
                        "Niu et al.",
                        2024,
                        "2405.15269"));
    }

    @Override
    public Class<BdetClipOptions> options() {
        return BdetClipOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return BdetClip.class;
    }
}
