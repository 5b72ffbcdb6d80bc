package io.mithridate.defenses.perturbation;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Purifier.PictureChange;
import io.mithridate.api.plugin.Option;
import io.mithridate.tensorflow.image.augment.ImageTransform;
import java.util.random.RandomGenerator;

/**
 * PAR's picture augmentation, as in the released code: noise, an erased square, both or neither.
 */
public record NoisyPictures(
        @Option(
                        value = "Standard deviation of the noise; pixels range from 0 to 1.",
                        defaultValue = "0.2",
                        min = 0)
                double noiseStd,
        @Option(
                        value = "Probability that a picture is noisy.",
                        defaultValue = "0.5",
                        min = 0,
                        max = 1)
                double noiseProbability,
        @Option(
                        value = "Probability that a square of a picture is erased.",
                        defaultValue = "0.5",
                        min = 0,
                        max = 1)
                double eraseProbability) {

    private static final double MAX_LEVEL = 255;

    /**
     * An erased square covers 0.5 to 1 % of the picture. Its side is 16 to 22 pixels at 224 pixels
     * and 3 to 5 at 48.
     */
    private static final double MIN_ERASED_SHARE = 0.005;

    private static final double MAX_ERASED_SHARE = 0.01;

    /** CLIP's mean color, rounded to bytes. It is 0 after normalization. */
    private static final byte[] MEAN = {123, 117, 104};

    /** Returns the change to pictures; {@code compat} follows the released code. */
    Change change(boolean compat) {
        return new Change(this, compat);
    }

    /**
     * The change to a picture: noise, then erasing.
     *
     * @param brightensOnly {@code true} if negative noise is replaced with 0, as in the released
     *     code
     */
    record Change(NoisyPictures options, boolean brightensOnly)
            implements ImageTransform, PictureChange {

        @Override
        public String name() {
            return "noise-and-erasing";
        }

        /** Returns {@code false}, because pixels change their values, not their positions. */
        @Override
        public boolean isGeometric() {
            return false;
        }

        @Override
        public Image apply(Image image, RandomGenerator random) {
            Image noisy =
                    random.nextDouble() < options.noiseProbability()
                            ? addNoise(image, options.noiseStd(), brightensOnly, random)
                            : image;
            return random.nextDouble() < options.eraseProbability() ? erase(noisy, random) : noisy;
        }
    }

    /**
     * Adds normal noise to every channel of every pixel; the result is clipped and rounded to
     * bytes.
     */
    static Image addNoise(
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

    /** Fills a square at a random position with CLIP's mean color. */
    static Image erase(Image image, RandomGenerator random) {
        double share = random.nextDouble(MIN_ERASED_SHARE, MAX_ERASED_SHARE);
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
