package io.mithridate.tensorflow.pictures;

import io.mithridate.api.data.Image;
import java.util.Optional;

/**
 * Caches the pictures of a set so that they need not be computed again. Safe for use by several
 * threads.
 *
 * <p>A picture that is found is identical to the one that was stored, pixel by pixel.
 */
public interface PictureCache {

    /** Returns the picture at an index of the set, if it is cached. */
    Optional<Image> find(int index);

    /**
     * Caches a picture if there is room for it.
     *
     * @return whether the picture is now cached
     */
    boolean put(int index, Image picture);
}
