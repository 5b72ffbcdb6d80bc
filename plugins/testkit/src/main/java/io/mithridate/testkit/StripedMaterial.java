package io.mithridate.testkit;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.models.MiniModels;
import io.mithridate.tensorflow.models.SameCaptions;
import io.mithridate.tensorflow.training.FineTuner;
import java.util.List;

/**
 * Twelve striped pictures and a tiny model of TensorFlow, for defenses that train by themselves. A
 * project that uses it has the TensorFlow backend among its dependencies.
 */
public final class StripedMaterial implements DefenseMaterial {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);

    private final FineTuner fineTuner = new FineTuner(CPU, decoder());

    /** Made as it is. */
    public StripedMaterial() {}

    /** The service that trains the material's models. */
    public FineTuner fineTuner() {
        return fineTuner;
    }

    @Override
    public PairSet pairs() {
        return StripedPairs.all();
    }

    @Override
    public ImageDecoder decoder() {
        return new DecodedPictures();
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
                CPU);
    }
}
