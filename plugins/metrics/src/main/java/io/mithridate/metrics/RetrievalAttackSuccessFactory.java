package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;

/** Says what {@link RetrievalAttackSuccess} is. */
public final class RetrievalAttackSuccessFactory implements MetricFactory<RetrievalHits> {

    @Override
    public String name() {
        return RetrievalAttackSuccess.NAME;
    }

    @Override
    public String summary() {
        return "share of triggered pictures that find a caption of the target among the top k";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public Class<RetrievalHits> options() {
        return RetrievalHits.class;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(
                new Quantity(
                        RetrievalAttackSuccess.NAME,
                        "retrieval attack success",
                        "share of triggered test pictures of other classes that find a held-out"
                                + " caption which names the target",
                        Quantity.SHARE,
                        false,
                        false));
    }

    @Override
    public Class<RetrievalAttackSuccess> implementation() {
        return RetrievalAttackSuccess.class;
    }
}
