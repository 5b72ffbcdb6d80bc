package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Moves a picture sideways.
 *
 * @param pixels how far to the right; the fraction is dropped
 */
public record TranslateX(double pixels) implements ImageOperation {

    @Override
    public Image apply(Image image) {
        return AffineMap.translation((int) pixels, 0).apply(image);
    }
}
