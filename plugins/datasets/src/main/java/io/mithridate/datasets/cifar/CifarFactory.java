package io.mithridate.datasets.cifar;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.DatasetFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.net.URI;
import java.util.List;

/** The data set {@code cifar}. */
public final class CifarFactory implements DatasetFactory<CifarOptions> {

    @Override
    public String name() {
        return "cifar";
    }

    @Override
    public String summary() {
        return "photographs of 32 x 32 pixels, CIFAR-10 or CIFAR-100, captioned or framed in tiles";
    }

    /** Captions, frames and splits are our choices. */
    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                new Reference(
                        "Learning Multiple Layers of Features from Tiny Images",
                        "Alex Krizhevsky",
                        2009,
                        URI.create(
                                "https://www.cs.toronto.edu/~kriz/learning-features-2009-TR.pdf")));
    }

    @Override
    public Class<CifarOptions> options() {
        return CifarOptions.class;
    }

    @Override
    public Class<? extends Dataset> implementation() {
        return Cifar.class;
    }
}
