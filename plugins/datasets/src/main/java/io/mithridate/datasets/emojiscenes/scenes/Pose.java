package io.mithridate.datasets.emojiscenes.scenes;

/**
 * How a drawing is turned, mirrored and deformed.
 *
 * @param angle clockwise, in degrees
 * @param mirrored whether left and right change places
 * @param stretch the drawing's width is multiplied by this before it is brought to size; 1 for none
 * @param shear how far a row moves to the right for each row that it lies below the centre; 0 for
 *     none
 */
public record Pose(double angle, boolean mirrored, double stretch, double shear) {}
