package io.mithridate.tensorflow.pictures;

import io.mithridate.api.data.Image;
import java.util.Optional;

/**
 * Keeps the pictures of a set so that they need not be made again; safe for use by several threads.
 *
 * <p>What it hands out is what it was given, pixel for pixel, or nothing.
 */
public interface PictureCache {

    /** The picture at an index of the set, if it is kept. */
    Optional<Image> find(int index);

    /**
     * Keeps a picture if there is room for it.
     *
     * @return whether it is kept
     */
    boolean keep(int index, Image picture);
}
