package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;

/** Says what {@link ClassCosine} is. */
public final class ClassCosineFactory implements MetricFactory<NoOptions> {

    @Override
    public String name() {
        return ClassCosine.NAME;
    }

    @Override
    public String summary() {
        return "how near to each other the names of classes lie in the text tower";
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
        return List.of(
                new Quantity(
                        ClassCosine.NAME,
                        "cosine of two classes",
                        "mean cosine of the embeddings of two different classes' prompts",
                        "cosine",
                        false,
                        false),
                new Quantity(
                        ClassCosine.OF_TARGET,
                        "cosine of the target and other classes",
                        "mean cosine of the embedding of the target's prompts and that of another"
                                + " class's",
                        "cosine",
                        false,
                        false));
    }

    @Override
    public Class<ClassCosine> implementation() {
        return ClassCosine.class;
    }
}
