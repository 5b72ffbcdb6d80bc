package io.mithridate.attacks.captions;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link TargetedCleanImage} is. */
public final class TargetedCleanImageFactory implements AttackFactory<TargetedCleanImageOptions> {

    @Override
    public String name() {
        return "targeted-clean-image";
    }

    @Override
    public String summary() {
        return "gives captions of the target clean pictures: of another class, or single ones";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Data Poisoning Attacks Against Multimodal Encoders",
                        "Yang et al.",
                        2022,
                        "2209.15266"),
                Reference.arXiv(
                        "Poisoning and Backdooring Contrastive Learning",
                        "Carlini and Terzis",
                        2022,
                        "2106.09667"),
                Reference.arXiv(
                        "ToxicTextCLIP: Text-Based Poisoning and Backdoor Attacks on CLIP"
                                + " Pre-training",
                        "Yao et al.",
                        2025,
                        "2511.00446"));
    }

    @Override
    public Class<TargetedCleanImageOptions> options() {
        return TargetedCleanImageOptions.class;
    }

    @Override
    public Class<TargetedCleanImage> implementation() {
        return TargetedCleanImage.class;
    }
}
