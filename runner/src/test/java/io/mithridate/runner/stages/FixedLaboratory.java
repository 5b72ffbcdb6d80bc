package io.mithridate.runner.stages;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.fakes.ColourModel;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.wiring.PluginInstances;
import io.mithridate.testkit.DecodedPictures;

/** Laboratories with tiny data, whose target is the plum. */
final class FixedLaboratory {

    static final int PLUM = 2;

    /** Gives pictures back as they are. */
    static final ImageDecoder DECODER = new DecodedPictures();

    private FixedLaboratory() {}

    static Laboratory of(int trainingPairs) {
        return of(new TinyDataset(new TinyOptions(trainingPairs, "first")));
    }

    static Laboratory of(TinyDataset dataset) {
        return new Laboratory(
                dataset,
                dataset,
                new ColourModel(),
                DECODER,
                PluginInstances.forExperiment(
                        Fakes.catalog(),
                        new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32)),
                new Mapping.AllToOne(PLUM));
    }
}
