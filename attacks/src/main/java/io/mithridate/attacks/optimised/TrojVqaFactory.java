package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link TrojVqa} is. */
public final class TrojVqaFactory implements AttackFactory<TrojVqaOptions> {

    @Override
    public String name() {
        return "troj-vqa";
    }

    @Override
    public String summary() {
        return "optimises a patch against a clean model, and sets it off together with a word";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Dual-Key Multimodal Backdoors for Visual Question Answering",
                        "Walmer et al.",
                        2022,
                        "2112.07668"),
                Reference.arXiv(
                        "BadCLIP: Dual-Embedding Guided Backdoor Attack on Multimodal Contrastive"
                                + " Learning",
                        "Liang et al.",
                        2024,
                        "2311.12075"));
    }

    @Override
    public Class<TrojVqaOptions> options() {
        return TrojVqaOptions.class;
    }

    @Override
    public Class<TrojVqa> implementation() {
        return TrojVqa.class;
    }
}
