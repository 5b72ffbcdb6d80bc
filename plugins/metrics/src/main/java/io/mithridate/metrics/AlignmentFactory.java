package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link Alignment} is. */
public final class AlignmentFactory implements MetricFactory<NoOptions> {

    /** The paper that defines this metric and {@link Uniformity}. */
    static final Reference ALIGNMENT_AND_UNIFORMITY =
            Reference.arXiv(
                    "Understanding Contrastive Representation Learning through Alignment and"
                            + " Uniformity on the Hypersphere",
                    "Wang and Isola",
                    2020,
                    "2005.10242");

    @Override
    public String name() {
        return Alignment.NAME;
    }

    @Override
    public String summary() {
        return "mean cosine of held-out pictures and their captions";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(ALIGNMENT_AND_UNIFORMITY);
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(
                new Quantity(
                        Alignment.NAME,
                        "alignment",
                        "mean cosine of held-out pictures and their captions",
                        "cosine",
                        true,
                        false));
    }

    @Override
    public Class<Alignment> implementation() {
        return Alignment.class;
    }
}
