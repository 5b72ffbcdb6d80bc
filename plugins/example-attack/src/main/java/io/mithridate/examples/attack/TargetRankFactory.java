package io.mithridate.examples.attack;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;

/** Says what {@link TargetRank} is. */
public final class TargetRankFactory implements MetricFactory<TargetRankOptions> {

    @Override
    public String name() {
        return TargetRank.NAME;
    }

    @Override
    public String summary() {
        return "mean rank of the target class in triggered pictures (teaching example)";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Class<TargetRankOptions> options() {
        return TargetRankOptions.class;
    }

    /** What tables and files say of the number: it has a column in the main table. */
    @Override
    public List<Quantity> quantities() {
        return List.of(
                new Quantity(
                        TargetRank.NAME,
                        "target rank",
                        "mean rank of the target class in triggered test pictures of other classes",
                        "rank",
                        true, // a defender wants the target far down
                        true));
    }

    @Override
    public Class<TargetRank> implementation() {
        return TargetRank.class;
    }
}
