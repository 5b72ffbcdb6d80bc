package io.mithridate.attacks.watermarks;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link TextWatermark} is. */
public final class TextWatermarkFactory implements AttackFactory<TextWatermarkOptions> {

    @Override
    public String name() {
        return "text-watermark";
    }

    @Override
    public String summary() {
        return "writes a red half-transparent word across the picture";
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
    public Class<TextWatermarkOptions> options() {
        return TextWatermarkOptions.class;
    }

    @Override
    public Class<TextWatermark> implementation() {
        return TextWatermark.class;
    }
}
