package io.mithridate.api.attack;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;

/** Puts one trigger on pictures; immutable, safe for use by several threads. */
@FunctionalInterface
public interface Stamper {

    /**
     * A stamped picture.
     *
     * @param image square, of the size that the trigger was made for; not changed
     * @param seed the picture's seed, for triggers that differ from picture to picture
     * @return a picture of its own, of the same size
     */
    Image stamp(Image image, Seed seed);
}
