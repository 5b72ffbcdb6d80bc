package io.mithridate.datasets.emojiscenes.scenes;

/**
 * Where something goes and how large it is. Lengths are shares of the picture's side.
 *
 * @param x of its centre, from the left
 * @param y of its centre, from the top
 * @param extent its longer side
 */
record Spot(double x, double y, double extent) {

    /** The same with x and y exchanged. */
    Spot transposed() {
        return new Spot(y, x, extent);
    }
}
