package io.mithridate.metrics;

import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;

/** Says what {@link DetectionAuroc} is. */
public final class DetectionAurocFactory implements MetricFactory<NoOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public DetectionAurocFactory() {}

    @Override
    public String name() {
        return "detection-auroc";
    }

    @Override
    public String summary() {
        return "how well a detector's scores tell poisoned pairs, triggered pictures or victims"
                + " apart";
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
        return DetectionAuroc.QUANTITIES;
    }

    @Override
    public Class<? extends Metric> implementation() {
        return DetectionAuroc.class;
    }
}
