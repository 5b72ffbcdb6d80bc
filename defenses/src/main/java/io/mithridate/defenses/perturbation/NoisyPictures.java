package io.mithridate.defenses.perturbation;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.PictureChange;
import io.mithridate.api.plugin.Option;
import io.mithridate.tensorflow.image.augment.ImageTransform;
import java.util.random.RandomGenerator;

/**
 * PAR's pictures: some are noisy, some have a square erased, some both; as in the released code.
 */
public record NoisyPictures(
        @Option(
                        value = "Standard deviation of the noise; pixels go from 0 to 1.",
                        defaultValue = "0.2",
                        min = 0)
                double noiseStd,
        @Option(value = "How often a picture is noisy.", defaultValue = "0.5", min = 0, max = 1)
                double noiseProbability,
        @Option(
                        value = "How often a square of a picture is erased.",
                        defaultValue = "0.5",
                        min = 0,
                        max = 1)
                double eraseProbability) {

    private static final double MAX_LEVEL = 255;

    /** An erased square takes 0.5 to 1 % of the picture: 16 to 22 pixels of 224, 3 to 5 of 48. */
    private static final double MIN_ERASED = 0.005;

    private static final double MAX_ERASED = 0.01;

    /** CLIP's mean colour, to the nearest byte, which is 0 after pictures are normalised. */
    private static final byte[] MEAN = {123, 117, 104};

    /** Returns the change to a picture, as in the released code if so asked. */
    Change change(boolean compat) {
        return new Change(this, compat);
    }

    /**
     * The change made to a picture: noise, then erasing.
     *
     * @param brightensOnly {@code true} if noise below 0 is taken for 0, as in the released code
     */
    record Change(NoisyPictures options, boolean brightensOnly)
            implements ImageTransform, PictureChange {

        @Override
        public String name() {
            return "noise-and-erasing";
        }

        /** No: what is neither noisy nor erased stays where it was. */
        @Override
        public boolean moves() {
            return false;
        }

        @Override
        public Image apply(Image image, RandomGenerator random) {
            Image noisy =
                    random.nextDouble() < options.noiseProbability()
                            ? noisy(image, options.noiseStd(), brightensOnly, random)
                            : image;
            return random.nextDouble() < options.eraseProbability() ? erased(noisy, random) : noisy;
        }
    }

    /** Normal noise on every channel of every pixel, clipped and rounded to bytes. */
    static Image noisy(
            Image image, double deviation, boolean brightensOnly, RandomGenerator random) {
        byte[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            double noise = deviation * random.nextGaussian();
            if (brightensOnly) {
                noise = Math.max(0, noise);
            }
            double level = Byte.toUnsignedInt(rgb[i]) + MAX_LEVEL * noise;
            rgb[i] = (byte) Math.round(Math.max(0, Math.min(MAX_LEVEL, level)));
        }
        return new Image(image.width(), image.height(), rgb);
    }

    /** A square at a random place in CLIP's mean colour. */
    static Image erased(Image image, RandomGenerator random) {
        double share = random.nextDouble(MIN_ERASED, MAX_ERASED);
        int side = (int) Math.rint(Math.sqrt(share * image.width() * image.height()));
        int left = random.nextInt(image.width() - side + 1);
        int top = random.nextInt(image.height() - side + 1);
        Image erased = image.copy();
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                System.arraycopy(MEAN, 0, erased.rgb(), erased.offset(x, y), MEAN.length);
            }
        }
        return erased;
    }
}
