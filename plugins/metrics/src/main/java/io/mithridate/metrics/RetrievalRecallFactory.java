package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link RetrievalRecall} is. */
public final class RetrievalRecallFactory implements MetricFactory<FirstHits> {

    @Override
    public String name() {
        return RetrievalRecall.NAME;
    }

    @Override
    public String summary() {
        return "share of held-out pictures and captions that find each other among the top k";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Microsoft COCO: Common Objects in Context",
                        "Lin et al.",
                        2014,
                        "1405.0312"));
    }

    @Override
    public Class<FirstHits> options() {
        return FirstHits.class;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(
                new Quantity(
                        RetrievalRecall.NAME,
                        "retrieval recall",
                        "share of held-out pictures that find one of their captions, or of captions"
                                + " that find their picture",
                        Quantity.SHARE,
                        true,
                        false));
    }

    @Override
    public Class<RetrievalRecall> implementation() {
        return RetrievalRecall.class;
    }
}
