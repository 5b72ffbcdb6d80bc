package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;

/** Says what {@link TriggerShift} is. */
public final class TriggerShiftFactory implements MetricFactory<NoOptions> {

    @Override
    public String name() {
        return TriggerShift.NAME;
    }

    @Override
    public String summary() {
        return "how far a trigger moves embeddings, and how near to the target";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(
                new Quantity(
                        TriggerShift.NAME,
                        "trigger shift",
                        "mean cosine of a test picture's embeddings with and without the trigger",
                        "cosine",
                        true,
                        false),
                new Quantity(
                        TriggerShift.TO_TARGET,
                        "cosine to target",
                        "mean cosine of a triggered test picture and the target's class embedding",
                        "cosine",
                        false,
                        false));
    }

    @Override
    public Class<TriggerShift> implementation() {
        return TriggerShift.class;
    }
}
