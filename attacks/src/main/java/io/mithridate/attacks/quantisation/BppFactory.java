package io.mithridate.attacks.quantisation;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link Bpp} is. */
public final class BppFactory implements AttackFactory<BppOptions> {

    @Override
    public String name() {
        return "bpp";
    }

    @Override
    public String summary() {
        return "leaves a few levels of each colour, dithered";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "BppAttack: Stealthy and Efficient Trojan Attacks against Deep Neural"
                                + " Networks via Image Quantization and Contrastive Adversarial"
                                + " Learning",
                        "Wang et al.",
                        2022,
                        "2205.13383"));
    }

    @Override
    public Class<BppOptions> options() {
        return BppOptions.class;
    }

    @Override
    public Class<Bpp> implementation() {
        return Bpp.class;
    }
}
