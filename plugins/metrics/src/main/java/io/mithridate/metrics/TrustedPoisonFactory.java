package io.mithridate.metrics;

import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;

/** Says what {@link TrustedPoison} is. */
public final class TrustedPoisonFactory implements MetricFactory<NoOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public TrustedPoisonFactory() {}

    @Override
    public String name() {
        return "trusted-poison";
    }

    @Override
    public String summary() {
        return "share of the poisoned pairs that a defense takes for clean, beside that of all"
                + " pairs";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public List<Quantity> quantities() {
        return TrustedPoison.QUANTITIES;
    }

    @Override
    public Class<? extends Metric> implementation() {
        return TrustedPoison.class;
    }
}
