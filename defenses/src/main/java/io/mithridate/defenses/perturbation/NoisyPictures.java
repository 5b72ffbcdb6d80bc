package io.mithridate.defenses.perturbation;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.PictureChange;
import io.mithridate.tensorflow.image.ImageTransform;
import java.util.random.RandomGenerator;

/**
 * PAR's pictures: some are noisy, some have a square erased, some both.
 *
 * @param noise what the noise is
 * @param noiseProbability how often there is noise
 * @param eraseProbability how often a square is erased, after the noise
 */
record NoisyPictures(PixelNoise noise, double noiseProbability, double eraseProbability)
        implements ImageTransform, PictureChange {

    private static final ErasedSquare ERASED = new ErasedSquare();

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
        Image noisy = random.nextDouble() < noiseProbability ? noise.apply(image, random) : image;
        return random.nextDouble() < eraseProbability ? ERASED.apply(noisy, random) : noisy;
    }
}
