package io.mithridate.datasets.emojiscenes;

/** The position of one thing relative to another. */
public enum Relation {
    /**
     * The horizontal distance is at least the vertical one, and the first center is further to the
     * left.
     */
    LEFT_OF,
    /**
     * The horizontal distance is at least the vertical one, and the first center is further to the
     * right.
     */
    RIGHT_OF,
    /** The vertical distance is larger than the horizontal one, and the first center is higher. */
    ABOVE,
    /** The vertical distance is larger than the horizontal one, and the first center is lower. */
    BELOW;

    /** Returns the relation with the two things exchanged. */
    public Relation inverse() {
        return switch (this) {
            case LEFT_OF -> RIGHT_OF;
            case RIGHT_OF -> LEFT_OF;
            case ABOVE -> BELOW;
            case BELOW -> ABOVE;
        };
    }
}
