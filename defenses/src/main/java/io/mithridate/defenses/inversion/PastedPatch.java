package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.image.ImageTransform;
import java.util.random.RandomGenerator;

/**
 * Pictures with a patch at a place that is drawn anew each time.
 *
 * @param patch no larger than the pictures
 */
record PastedPatch(Image patch) implements ImageTransform {

    @Override
    public Image apply(Image image, RandomGenerator random) {
        int left = random.nextInt(image.width() - patch.width() + 1);
        int top = random.nextInt(image.height() - patch.height() + 1);
        return at(image, left, top);
    }

    /** A picture with the patch at a place. */
    Image at(Image image, int left, int top) {
        Image pasted = image.copy();
        int bytes = patch.width() * Image.CHANNELS;
        for (int y = 0; y < patch.height(); y++) {
            System.arraycopy(
                    patch.rgb(), y * bytes, pasted.rgb(), pasted.offset(left, top + y), bytes);
        }
        return pasted;
    }
}
