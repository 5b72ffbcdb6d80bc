package io.mithridate.defenses.perturbation;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.image.ImageTransform;
import java.util.random.RandomGenerator;

/**
 * Erases a square of 0.5 to 1 % of the picture's area at a random place: 16 to 22 pixels of 224, 3
 * to 5 of 48. Its pixels become the mean colour of CLIP's training pictures, which is 0 after they
 * are normalised.
 */
final class ErasedSquare implements ImageTransform {

    private static final double SMALLEST_SHARE = 0.005;
    private static final double LARGEST_SHARE = 0.01;

    /** CLIP's mean colour, to the nearest byte. */
    private static final byte[] MEAN = {123, 117, 104};

    @Override
    public Image apply(Image image, RandomGenerator random) {
        double share = random.nextDouble(SMALLEST_SHARE, LARGEST_SHARE);
        int side = (int) Math.rint(Math.sqrt(share * image.width() * image.height()));
        int left = random.nextInt(image.width() - side + 1);
        int top = random.nextInt(image.height() - side + 1);
        byte[] rgb = image.rgb().clone();
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                System.arraycopy(
                        MEAN, 0, rgb, (y * image.width() + x) * Image.CHANNELS, MEAN.length);
            }
        }
        return new Image(image.width(), image.height(), rgb);
    }
}
