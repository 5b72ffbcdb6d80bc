package io.mithridate.examples.attack;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.plugin.Fidelity;

/** Says what {@link TargetRank} is. */
public final class TargetRankFactory implements MetricFactory<TargetRankOptions> {

    @Override
    public String name() {
        return "target-rank";
    }

    @Override
    public String summary() {
        return "mean rank of the target class in triggered pictures (teaching example)";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public Class<TargetRankOptions> options() {
        return TargetRankOptions.class;
    }

    @Override
    public Class<TargetRank> implementation() {
        return TargetRank.class;
    }
}
