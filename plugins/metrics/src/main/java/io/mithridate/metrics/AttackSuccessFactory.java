package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link AttackSuccess} is. */
public final class AttackSuccessFactory implements MetricFactory<TargetRateOptions> {

    @Override
    public String name() {
        return AttackSuccess.NAME;
    }

    @Override
    public String summary() {
        return "share of triggered non-target pictures with the target among the top k";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "BadNets: Identifying Vulnerabilities in the Machine Learning Model Supply"
                                + " Chain",
                        "Gu et al.",
                        2017,
                        "1708.06733"),
                Reference.arXiv(
                        "BadCLIP: Dual-Embedding Guided Backdoor Attack on Multimodal Contrastive"
                                + " Learning",
                        "Liang et al.",
                        2023,
                        "2311.12075"),
                Reference.arXiv(
                        "Perturb and Recover: Fine-tuning for Effective Backdoor Removal from CLIP",
                        "Singh et al.",
                        2024,
                        "2412.00727"));
    }

    @Override
    public Class<TargetRateOptions> options() {
        return TargetRateOptions.class;
    }

    @Override
    public List<Quantity> quantities() {
        return Shares.quantities(
                AttackSuccess.NAME,
                "attack success",
                "share of triggered test pictures, those of the target class left out, that"
                        + " are given the target class",
                false);
    }

    @Override
    public Class<AttackSuccess> implementation() {
        return AttackSuccess.class;
    }
}
