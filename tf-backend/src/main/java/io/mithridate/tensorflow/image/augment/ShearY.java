package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Shears a picture along its columns, the leftmost column fixed.
 *
 * @param slope how many pixels further up each column is than the one to its left
 */
public record ShearY(double slope) implements ImageOperation {

    @Override
    public Image apply(Image image) {
        return AffineMap.shearY(slope).apply(image);
    }
}
