package io.mithridate.datasets.emojiscenes.scenes;

import java.util.List;

/**
 * Something in a picture that captions name, once or several times.
 *
 * @param kind index of its class
 * @param drawing the code points of the drawing that all of them show
 * @param size how large each of them is
 * @param placements one for each, at least one
 */
public record Thing(int kind, String drawing, Size size, List<Placement> placements) {

    public Thing {
        placements = List.copyOf(placements);
        if (placements.isEmpty()) {
            throw new IllegalArgumentException("a thing that is nowhere");
        }
    }

    /** How many there are. */
    public int count() {
        return placements.size();
    }
}
