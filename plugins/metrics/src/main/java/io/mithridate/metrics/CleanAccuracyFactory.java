package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link CleanAccuracy} is. */
public final class CleanAccuracyFactory implements MetricFactory<TopK> {

    @Override
    public String name() {
        return CleanAccuracy.NAME;
    }

    @Override
    public String summary() {
        return "share of clean pictures whose true class is among the top k";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Learning Transferable Visual Models From Natural Language Supervision",
                        "Radford et al.",
                        2021,
                        "2103.00020"));
    }

    @Override
    public Class<TopK> options() {
        return TopK.class;
    }

    @Override
    public List<Quantity> quantities() {
        return Shares.quantities(
                CleanAccuracy.NAME,
                "clean accuracy",
                "share of clean test pictures that are given their true class by zero-shot"
                        + " classification",
                true);
    }

    @Override
    public Class<CleanAccuracy> implementation() {
        return CleanAccuracy.class;
    }
}
