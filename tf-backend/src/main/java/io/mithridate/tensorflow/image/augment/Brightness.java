package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Scales all values.
 *
 * @param factor 0 gives black, 1 the picture, more a brighter one
 */
public record Brightness(float factor) implements ImageOperation {

    @Override
    public Image apply(Image image) {
        return LookUp.apply(image, Blend.table(0, factor));
    }
}
