package io.mithridate.api.defense;

import io.mithridate.api.data.Image;
import java.util.random.RandomGenerator;

/** A change made to training pictures before the model sees them. */
public interface PictureChange {

    /** Returns a name in kebab-case, for tables. */
    String name();

    /**
     * Returns {@code true} if it crops or flips. The trigger is then no longer at its original
     * position, so it is not compared pixel by pixel.
     */
    boolean isGeometric();

    /**
     * Returns a changed copy of a picture.
     *
     * @param image a picture of the model's input size; not changed
     * @param random the source of all randomness; the same state gives the same change
     * @return a picture of the same size
     */
    Image apply(Image image, RandomGenerator random);
}
