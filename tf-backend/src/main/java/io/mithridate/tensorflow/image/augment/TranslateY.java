package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Moves a picture up or down.
 *
 * @param pixels how far down; the fraction is dropped
 */
public record TranslateY(double pixels) implements ImageOperation {

    @Override
    public Image apply(Image image) {
        return AffineMap.translation(0, (int) pixels).apply(image);
    }
}
