package io.mithridate.datasets.emojiscenes.scenes;

/**
 * Where and how a drawing is put into a picture. Lengths are shares of the picture's side.
 *
 * @param x of its centre, from the left
 * @param y of its centre, from the top
 * @param extent the longer side of the drawing
 */
public record Placement(double x, double y, double extent, Pose pose, Tint tint) {

    /** How this lies, seen from another; whichever of the two distances is longer decides. */
    public Relation relationTo(Placement other) {
        double right = x - other.x;
        double down = y - other.y;
        if (Math.abs(right) >= Math.abs(down)) {
            return right < 0 ? Relation.LEFT_OF : Relation.RIGHT_OF;
        }
        return down < 0 ? Relation.ABOVE : Relation.BELOW;
    }
}
