package io.mithridate.runner.stages;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.fakes.ColourModel;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.wiring.PluginInstances;
import io.mithridate.store.PictureMemory;
import io.mithridate.testkit.DecodedPictures;

/** Creates {@link ScenarioResources} of tiny data, with the plum as the target. */
final class FixedResources {

    static final int PLUM = 2;

    /** Returns pictures unchanged. */
    static final ImageDecoder DECODER = new DecodedPictures();

    private FixedResources() {}

    /** Returns a decoder that leaves pictures of the given size, in pixels, unchanged. */
    static DecoderInput decoder(int size) {
        return new DecoderInput(DECODER, size, new PictureMemory());
    }

    static ScenarioResources of(int trainingPairs) {
        return of(new TinyDataset(new TinyOptions(trainingPairs, "first")));
    }

    static ScenarioResources of(TinyDataset dataset) {
        return new ScenarioResources(
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
