package io.mithridate.metrics;

import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;

/** Says what {@link DetectionRecall} is. */
public final class DetectionRecallFactory implements MetricFactory<NoOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public DetectionRecallFactory() {}

    @Override
    public String name() {
        return "detection-recall";
    }

    @Override
    public String summary() {
        return "share of the poisoned that a detector finds at 1 and 5 % of false alarms";
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
        return DetectionRecall.QUANTITIES;
    }

    @Override
    public Class<? extends Metric> implementation() {
        return DetectionRecall.class;
    }
}
