package io.mithridate.attacks.labels;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link LabelConsistent} is. */
public final class LabelConsistentFactory implements AttackFactory<LabelConsistentOptions> {

    @Override
    public String name() {
        return "label-consistent";
    }

    @Override
    public String summary() {
        return "stamps pictures of the target alone and keeps their captions";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Label-Consistent Backdoor Attacks", "Turner et al.", 2019, "1912.02771"),
                Reference.arXiv(
                        "CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal Contrastive"
                                + " Learning",
                        "Bansal et al.",
                        2023,
                        "2303.03323"));
    }

    @Override
    public Class<LabelConsistentOptions> options() {
        return LabelConsistentOptions.class;
    }

    @Override
    public Class<LabelConsistent> implementation() {
        return LabelConsistent.class;
    }
}
