package io.mithridate.api.attack;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;

/** Puts one trigger on pictures. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface Stamper {

    /**
     * Returns a stamped copy of a picture.
     *
     * @param image square, of the size that the trigger was made for; not changed
     * @param seed the picture's seed, for triggers that differ from picture to picture
     * @return a new picture of the same size
     */
    Image stamp(Image image, Seed seed);
}
