package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.image.augment.ImageTransform;
import java.util.random.RandomGenerator;

/**
 * Pastes a patch into pictures, either at a new random position each time or near the lower right
 * corner.
 *
 * @param patch the patch, not larger than the pictures
 */
record PastedPatch(Image patch) implements ImageTransform {

    private static final double CORNER_AREA = 0.03;
    private static final double MARGIN_AT_224 = 14;
    private static final double REFERENCE_SIZE = 224;

    /** Returns the side of a patch that covers 3 % of a picture, in pixels; at least 1. */
    static int cornerSide(int imageSize) {
        return Math.max(1, (int) Math.sqrt(CORNER_AREA * imageSize * imageSize));
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        int left = random.nextInt(image.width() - patch.width() + 1);
        int top = random.nextInt(image.height() - patch.height() + 1);
        return paste(image, left, top);
    }

    /**
     * Returns a square picture with the patch near the corner. The distance to the corner is 14
     * pixels for pictures of 224 pixels, and proportional for other sizes.
     */
    Image inCorner(Image image) {
        int margin = (int) Math.round(MARGIN_AT_224 / REFERENCE_SIZE * image.width());
        return paste(
                image,
                image.width() - margin - patch.width(),
                image.height() - margin - patch.height());
    }

    private Image paste(Image image, int left, int top) {
        Image pasted = image.copy();
        int rowLength = patch.width() * Image.CHANNELS;
        for (int y = 0; y < patch.height(); y++) {
            System.arraycopy(
                    patch.rgb(),
                    y * rowLength,
                    pasted.rgb(),
                    pasted.offset(left, top + y),
                    rowLength);
        }
        return pasted;
    }
}
