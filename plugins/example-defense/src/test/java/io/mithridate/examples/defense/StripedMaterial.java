package io.mithridate.examples.defense;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.models.MiniModels;
import io.mithridate.tensorflow.models.SameCaptions;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.testkit.DefenseMaterial;
import java.util.List;

/**
 * What the contract runs the defense on: it takes models apart, so they are real ones, and tiny.
 *
 * @param fineTuner trains them
 */
record StripedMaterial(FineTuner fineTuner) implements DefenseMaterial {

    @Override
    public PairSet pairs() {
        return StripedPairs.all();
    }

    @Override
    public ImageDecoder decoder() {
        return StripedPairs.DECODER;
    }

    @Override
    public ModelProvider models() {
        return new MiniModels(
                new MiniModels.Options(
                        StripedPairs.SIDE,
                        List.of(8, 16),
                        16,
                        16,
                        2,
                        1,
                        600,
                        20,
                        SameCaptions.NEGATIVE),
                fineTuner,
                new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32));
    }
}
