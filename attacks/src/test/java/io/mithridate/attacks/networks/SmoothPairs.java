package io.mithridate.attacks.networks;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.training.Networks;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.testkit.DecodedPictures;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * An attacker's pairs: pictures with color gradients from one corner to the other, two pairs for
 * each picture.
 *
 * @param size the number of pairs
 * @param side the side of the pictures, in pixels
 */
public record SmoothPairs(int size, int side) implements PairSet {

    /** A decoder that returns decoded pictures unchanged. */
    public static final ImageDecoder DECODER = new DecodedPictures();

    private static final Compute ONE_THREAD =
            new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);

    /** Returns an optimizer that uses one thread. */
    public static Optimizer optimizer() {
        return new Optimizer(ONE_THREAD, DECODER);
    }

    /** Returns networks that use one thread. */
    public static Networks networks() {
        return new Networks(ONE_THREAD);
    }

    /** Returns the context of an attacker with these pairs and without a surrogate. */
    public AttackContext context(AttackFacts facts, Seed seed, Path folder) {
        return new AttackContext() {
            @Override
            public AttackFacts facts() {
                return facts;
            }

            @Override
            public Seed seed() {
                return seed;
            }

            @Override
            public Checkpoint surrogate() {
                throw new IllegalStateException("the attack did not ask for a surrogate");
            }

            @Override
            public PairSet pairs() {
                return SmoothPairs.this;
            }

            @Override
            public TrainingContext training() {
                return new TrainingContext("attack", folder, seed, TrainingListener.silent());
            }
        };
    }

    @Override
    public String id(int index) {
        return "smooth-" + index;
    }

    @Override
    public String pictureId(int index) {
        return "picture-" + index / 2;
    }

    @Override
    public ImageData image(int index) {
        RandomGenerator random = new Seed(index / 2).generator();
        double[] numbers = random.doubles(3L * Image.CHANNELS).toArray();
        Image image = Image.black(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    double across = numbers[channel] - 0.5;
                    double down = numbers[Image.CHANNELS + channel] - 0.5;
                    double level = 0.25 + 0.5 * numbers[2 * Image.CHANNELS + channel];
                    double color = level + (across * x + down * y) / (2.0 * side);
                    image.rgb()[image.offset(x, y) + channel] = (byte) (255 * color);
                }
            }
        }
        return new ImageData.Decoded(image);
    }

    @Override
    public String caption(int index) {
        return "a picture of the colours " + index;
    }

    @Override
    public String fingerprint() {
        return "smooth-%d-%d".formatted(size, side);
    }
}
