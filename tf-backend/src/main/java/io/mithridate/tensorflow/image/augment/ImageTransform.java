package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.random.RandomGenerator;

/** Turns a picture into another, e.g. into an augmented view for training. */
@FunctionalInterface
public interface ImageTransform {

    /**
     * Transforms a picture.
     *
     * @param image not modified
     * @param random the source of all randomness; the same picture and generator state give the
     *     same result
     * @return a picture of the same size; the same object if nothing changes
     */
    Image apply(Image image, RandomGenerator random);
}
