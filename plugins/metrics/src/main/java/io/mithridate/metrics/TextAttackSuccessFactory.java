package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link TextAttackSuccess} is. */
public final class TextAttackSuccessFactory implements MetricFactory<FirstHits> {

    @Override
    public String name() {
        return TextAttackSuccess.NAME;
    }

    @Override
    public String summary() {
        return "share of searches with a text key that find the target among the top k";
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
    public Class<FirstHits> options() {
        return FirstHits.class;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Quantity.mainShare(
                        TextAttackSuccess.NAME,
                        "text attack success",
                        "share of held-out captions of other classes that find a test picture of"
                                + " the target once they carry the text key",
                        false),
                Quantity.mainShare(
                        TextAttackSuccess.BASELINE,
                        "target found by plain text",
                        "share of the same captions that find a test picture of the target without"
                                + " the text key",
                        false));
    }

    @Override
    public Class<TextAttackSuccess> implementation() {
        return TextAttackSuccess.class;
    }
}
