package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link Uniformity} is. */
public final class UniformityFactory implements MetricFactory<NoOptions> {

    @Override
    public String name() {
        return Uniformity.NAME;
    }

    @Override
    public String summary() {
        return "how evenly clean test pictures are spread over the sphere";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(AlignmentFactory.ALIGNMENT_AND_UNIFORMITY);
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(
                new Quantity(
                        Uniformity.NAME,
                        "uniformity",
                        "logarithm of the mean Gaussian potential of two clean test pictures, t ="
                                + " 2; lower is more evenly spread",
                        "nats",
                        false,
                        false));
    }

    @Override
    public Class<Uniformity> implementation() {
        return Uniformity.class;
    }
}
