package io.mithridate.datasets.emojiscenes.scenes;

/**
 * What lies behind everything: a colour that grows lighter in one direction, with noise.
 *
 * @param colour its name
 * @param direction towards which it grows lighter, in degrees, clockwise from the right
 * @param slope by how much it grows lighter from edge to edge, as a share of 255
 * @param shift what is added to red, green and blue, as shares of 255
 * @param noise largest deviation of a pixel's channel, as a share of 255
 */
public record Background(Colour colour, double direction, double slope, Shift shift, double noise) {

    /** Three shares of 255. */
    public record Shift(double red, double green, double blue) {

        double channel(int index) {
            return index == 0 ? red : index == 1 ? green : blue;
        }
    }
}
