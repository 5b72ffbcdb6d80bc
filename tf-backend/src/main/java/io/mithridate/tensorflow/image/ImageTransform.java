package io.mithridate.tensorflow.image;

import io.mithridate.api.data.Image;
import java.util.random.RandomGenerator;

/** Changes a picture at random, such as for a view of it; safe for use by several threads. */
@FunctionalInterface
public interface ImageTransform {

    /**
     * The changed picture; depends on the picture and the generator alone.
     *
     * @param image any size; not changed
     */
    Image apply(Image image, RandomGenerator random);
}
