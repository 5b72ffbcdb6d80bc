package io.mithridate.attacks.captions;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link TextTrigger} is. */
public final class TextTriggerFactory implements AttackFactory<TextTriggerOptions> {

    @Override
    public String name() {
        return "text-trigger";
    }

    @Override
    public String summary() {
        return "ties a text behind captions to pictures of the target";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "ToxicTextCLIP: Text-Based Poisoning and Backdoor Attacks on CLIP"
                                + " Pre-training",
                        "Yao et al.",
                        2025,
                        "2511.00446"));
    }

    @Override
    public Class<TextTriggerOptions> options() {
        return TextTriggerOptions.class;
    }

    @Override
    public Class<TextTrigger> implementation() {
        return TextTrigger.class;
    }
}
