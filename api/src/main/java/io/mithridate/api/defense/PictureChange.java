package io.mithridate.api.defense;

import io.mithridate.api.data.Image;
import java.util.random.RandomGenerator;

/** A change that a training makes to pictures before its model sees them. */
public interface PictureChange {

    /** A name in kebab-case, for tables. */
    String name();

    /**
     * Returns whether it crops or flips: what is left of a trigger is then not where it was, and is
     * not compared with it place by place.
     */
    boolean moves();

    /**
     * Changes a picture.
     *
     * @param image of the model's size; not written to
     * @param random the source of every choice: the same state gives the same change
     * @return a picture of the same size
     */
    Image apply(Image image, RandomGenerator random);
}
