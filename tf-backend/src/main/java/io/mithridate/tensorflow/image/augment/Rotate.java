package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Turns a picture about its centre.
 *
 * @param degrees how far, counter-clockwise
 */
public record Rotate(double degrees) implements ImageOperation {

    @Override
    public Image apply(Image image) {
        return degrees == 0
                ? image
                : AffineMap.rotation(degrees, image.width(), image.height()).apply(image);
    }
}
