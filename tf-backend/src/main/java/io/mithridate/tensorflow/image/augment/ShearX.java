package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Shears a picture along its rows, the top row fixed.
 *
 * @param slope how many pixels further to the left each row is than the one above it
 */
public record ShearX(double slope) implements ImageOperation {

    @Override
    public Image apply(Image image) {
        return AffineMap.shearX(slope).apply(image);
    }
}
