package io.mithridate.defenses.perturbation;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.image.ImageTransform;
import java.util.random.RandomGenerator;

/**
 * Normal noise on every channel of every pixel, on pictures from 0 to 1, which are then clipped and
 * rounded to bytes.
 *
 * @param deviation of the noise
 * @param brightensOnly whether noise below 0 is taken for 0, as in PAR's released code
 */
record PixelNoise(double deviation, boolean brightensOnly) implements ImageTransform {

    private static final double WHITE = 255;
    private static final int BYTE = 0xff;

    @Override
    public Image apply(Image image, RandomGenerator random) {
        byte[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            double noise = deviation * random.nextGaussian();
            if (brightensOnly) {
                noise = Math.max(0, noise);
            }
            double level = (rgb[i] & BYTE) + WHITE * noise;
            rgb[i] = (byte) Math.round(Math.max(0, Math.min(WHITE, level)));
        }
        return new Image(image.width(), image.height(), rgb);
    }
}
