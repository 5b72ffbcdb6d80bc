package io.mithridate.datasets.emojiscenes.scenes;

/**
 * A small shape that no caption names. Lengths are shares of the picture's side.
 *
 * @param shape what it looks like
 * @param colour what it is filled with
 * @param x of its centre, from the left
 * @param y of its centre, from the top
 * @param extent its side
 */
public record Distractor(Shape shape, Colour colour, double x, double y, double extent) {

    /** Plain shapes that look like no class. */
    public enum Shape {
        /** An upright square. */
        SQUARE,
        /** Its tip points up. */
        TRIANGLE,
        /** Two crossed bars. */
        CROSS,
        /** A lying bar. */
        BAR;

        /**
         * Returns whether a point is inside; the shape's square goes from -1 to 1 in both
         * directions.
         */
        boolean contains(float x, float y) {
            float sideways = Math.abs(x);
            float upright = Math.abs(y);
            if (sideways > 1 || upright > 1) {
                return false;
            }
            return switch (this) {
                case SQUARE -> true;
                case TRIANGLE -> 2 * sideways <= y + 1;
                case CROSS -> sideways < 0.35f || upright < 0.35f;
                case BAR -> upright < 0.4f;
            };
        }
    }
}
