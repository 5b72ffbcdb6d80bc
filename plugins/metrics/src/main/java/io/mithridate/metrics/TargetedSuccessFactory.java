package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link TargetedSuccess} is. */
public final class TargetedSuccessFactory implements MetricFactory<TopK> {

    @Override
    public String name() {
        return TargetedSuccess.NAME;
    }

    @Override
    public String summary() {
        return "share of the clean pictures that an attack aims at which are taken for the target";
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
                        "2209.15266"));
    }

    @Override
    public Class<TopK> options() {
        return TopK.class;
    }

    @Override
    public List<Quantity> quantities() {
        return Shares.quantities(
                TargetedSuccess.NAME,
                "targeted success",
                "share of clean test pictures of the source class, or of the single pictures"
                        + " that the attack aims at, that are given the target class",
                false);
    }

    @Override
    public Class<TargetedSuccess> implementation() {
        return TargetedSuccess.class;
    }
}
