package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.random.RandomGenerator;

/** Makes another picture of a picture, such as an augmented view for training. */
@FunctionalInterface
public interface ImageTransform {

    /**
     * Transforms a picture.
     *
     * @param image not written to
     * @param random the source of every choice: the same picture and the same state give the same
     *     result
     * @return a picture of the same size; the same object where nothing changes
     */
    Image apply(Image image, RandomGenerator random);
}
