package io.mithridate.testkit;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.models.MiniModels;
import io.mithridate.tensorflow.models.SameCaptions;
import io.mithridate.tensorflow.training.FineTuner;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Twelve pictures with one vertical stripe, each with a different color or position, matching
 * captions, and a tiny TensorFlow model, for defenses that train models themselves. A project that
 * uses it must depend on the TensorFlow backend.
 */
public final class StripedMaterial implements DefenseMaterial {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);

    /** The side of a picture, in pixels. */
    private static final int SIDE = 16;

    private static final List<String> COLORS = List.of("red", "green", "blue");
    private static final int STRIPE = 4;

    private final FineTuner fineTuner = new FineTuner(CPU, decoder());

    /** Creates the material. */
    public StripedMaterial() {}

    /** Returns the service that trains the material's models. */
    public FineTuner fineTuner() {
        return fineTuner;
    }

    @Override
    public PairSet pairs() {
        return PairSet.of(
                IntStream.range(0, COLORS.size() * SIDE / STRIPE)
                        .mapToObj(i -> pair(i, i % COLORS.size(), i / COLORS.size()))
                        .toList());
    }

    @Override
    public ImageDecoder decoder() {
        return new DecodedPictures();
    }

    @Override
    public ModelProvider models() {
        return new MiniModels(
                new MiniModels.Options(
                        Optional.empty(),
                        SIDE,
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

    /** Returns a picture with one vertical stripe, and a matching caption. */
    private static PairSet.Pair pair(int number, int color, int position) {
        Image picture = Image.black(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = position * STRIPE; x < (position + 1) * STRIPE; x++) {
                picture.rgb()[picture.offset(x, y) + color] = (byte) 200;
            }
        }
        return new PairSet.Pair(
                "stripe-" + number,
                picture,
                "a %s stripe at %d".formatted(COLORS.get(color), position));
    }
}
