package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link TriggeredAccuracy} is. */
public final class TriggeredAccuracyFactory implements MetricFactory<TopK> {

    @Override
    public String name() {
        return TriggeredAccuracy.NAME;
    }

    @Override
    public String summary() {
        return "share of triggered non-target pictures whose true class is among the top k";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal Contrastive"
                                + " Learning",
                        "Bansal et al.",
                        2023,
                        "2303.03323"));
    }

    @Override
    public Class<TopK> options() {
        return TopK.class;
    }

    @Override
    public List<Quantity> quantities() {
        return Shares.quantities(
                TriggeredAccuracy.NAME,
                "triggered accuracy",
                "share of triggered test pictures, those of the target class left out, that"
                        + " are still given their true class",
                true);
    }

    @Override
    public Class<TriggeredAccuracy> implementation() {
        return TriggeredAccuracy.class;
    }
}
