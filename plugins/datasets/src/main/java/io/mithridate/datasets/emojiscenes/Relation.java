package io.mithridate.datasets.emojiscenes;

/** The place of one thing, seen from another. */
public enum Relation {
    /** Its centre is further to the left, and more so than up or down. */
    LEFT_OF,
    /** Its centre is further to the right, and more so than up or down. */
    RIGHT_OF,
    /** Its centre is higher, and more so than to either side. */
    ABOVE,
    /** Its centre is lower, and more so than to either side. */
    BELOW;

    /** Returns the relation that holds the other way round. */
    public Relation inverse() {
        return switch (this) {
            case LEFT_OF -> RIGHT_OF;
            case RIGHT_OF -> LEFT_OF;
            case ABOVE -> BELOW;
            case BELOW -> ABOVE;
        };
    }
}
