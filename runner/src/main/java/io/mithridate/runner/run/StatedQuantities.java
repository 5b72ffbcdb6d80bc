package io.mithridate.runner.run;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.experiment.PluginUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the metrics of an experiment say that they measure. */
final class StatedQuantities {

    private StatedQuantities() {}

    /** Every quantity once, in the order of the metrics. */
    static List<Quantity> of(List<PluginUse> metrics) {
        return metrics.stream().flatMap(use -> of(use).stream()).distinct().toList();
    }

    /** What one metric measures. */
    static List<Quantity> of(PluginUse metric) {
        return ((MetricFactory<?>) metric.plugin().factory()).quantities();
    }

    /**
     * What is wrong with a metric beside those that come before it: a name that means another
     * number there; empty if nothing is.
     */
    static Optional<String> complaint(PluginUse metric, List<PluginUse> before) {
        Set<String> names = of(metric).stream().map(Quantity::metric).collect(Collectors.toSet());
        for (PluginUse other : before) {
            if (other.plugin().equals(metric.plugin())) {
                continue;
            }
            for (Quantity quantity : of(other)) {
                if (names.contains(quantity.metric())) {
                    return Optional.of(
                            "it measures '%s', and so does '%s'; take one of the two"
                                    .formatted(quantity.metric(), other.name()));
                }
            }
        }
        return Optional.empty();
    }
}
