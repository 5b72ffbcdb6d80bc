package io.mithridate.attacks.sums;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link Sig} is. */
public final class SigFactory implements AttackFactory<SigOptions> {

    @Override
    public String name() {
        return "sig";
    }

    @Override
    public String summary() {
        return "adds a sine wave to the brightness across the picture";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "A New Backdoor Attack in CNNs by Training Set Corruption Without Label"
                                + " Poisoning",
                        "Barni et al.",
                        2019,
                        "1902.11237"),
                Reference.arXiv(
                        "CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal Contrastive"
                                + " Learning",
                        "Bansal et al.",
                        2023,
                        "2303.03323"),
                Reference.arXiv(
                        "BadCLIP: Dual-Embedding Guided Backdoor Attack on Multimodal Contrastive"
                                + " Learning",
                        "Liang et al.",
                        2023,
                        "2311.12075"));
    }

    @Override
    public Class<SigOptions> options() {
        return SigOptions.class;
    }

    @Override
    public Class<Sig> implementation() {
        return Sig.class;
    }
}
