package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Optional;

/**
 * All that is in a picture.
 *
 * @param things one, once or several times, or two, once each
 * @param background what lies behind them
 * @param distractor a shape that is not spoken of
 * @param noise where the background's noise is drawn from
 */
public record Scene(
        List<Thing> things, Background background, Optional<Distractor> distractor, Seed noise) {

    public Scene {
        things = List.copyOf(things);
    }

    /** The thing that the picture is labelled with. */
    public Thing first() {
        return things.get(0);
    }

    /**
     * Returns the place of the first thing, seen from the second; empty where there is one alone.
     */
    public Optional<Relation> relation() {
        if (things.size() < 2) {
            return Optional.empty();
        }
        Placement subject = things.get(0).placements().get(0);
        Placement object = things.get(1).placements().get(0);
        return Optional.of(subject.relationTo(object));
    }

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

        /** Returns how many there are. */
        public int count() {
            return placements.size();
        }
    }

    /**
     * The background of a scene: a colour that grows lighter in one direction, with noise.
     *
     * @param colour its name
     * @param direction towards which it grows lighter, in degrees, clockwise from the right
     * @param slope by how much it grows lighter from edge to edge, as a share of 255
     * @param shift what is added to red, green and blue, as shares of 255
     * @param noise largest deviation of a pixel's channel, as a share of 255
     */
    public record Background(
            Colour colour, double direction, double slope, Shift shift, double noise) {

        /** Three shares of 255. */
        public record Shift(double red, double green, double blue) {

            double channel(int index) {
                return index == 0 ? red : index == 1 ? green : blue;
            }
        }
    }

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

    /**
     * The place and the form of a drawing in a picture. Lengths are shares of the picture's side.
     *
     * @param x of its centre, from the left
     * @param y of its centre, from the top
     * @param extent the longer side of the drawing
     */
    public record Placement(double x, double y, double extent, Pose pose, Tint tint) {

        /**
         * Returns the place of this, seen from another; whichever of the two distances is longer
         * decides.
         */
        public Relation relationTo(Placement other) {
            double right = x - other.x;
            double down = y - other.y;
            if (Math.abs(right) >= Math.abs(down)) {
                return right < 0 ? Relation.LEFT_OF : Relation.RIGHT_OF;
            }
            return down < 0 ? Relation.ABOVE : Relation.BELOW;
        }
    }

    /**
     * The rotation, mirroring and deformation of a drawing.
     *
     * @param angle clockwise, in degrees
     * @param mirrored whether left and right change places
     * @param stretch the drawing's width is multiplied by this before it is brought to size; 1 for
     *     none
     * @param shear how far a row moves to the right for each row that it lies below the centre; 0
     *     for none
     */
    public record Pose(double angle, boolean mirrored, double stretch, double shear) {}

    /**
     * The change of a drawing's colours.
     *
     * @param hue rotation about the grey axis, in degrees
     * @param saturation distance from grey is multiplied by this; 1 for none
     * @param brightness every channel is multiplied by this; 1 for none
     */
    public record Tint(double hue, double saturation, double brightness) {

        /** Weights of the channels in the brightness that the eye sees (ITU-R BT.601). */
        private static final double[] LUMA = {0.299, 0.587, 0.114};

        /**
         * The linear map of colours, row by row: three rows for the new red, green and blue.
         *
         * <p>The hue is turned about the grey axis by Rodrigues' formula; greys stay what they are.
         */
        float[] matrix() {
            double radians = StrictMath.toRadians(hue);
            double cosine = StrictMath.cos(radians);
            double along = (1 - cosine) / 3;
            double across = StrictMath.sqrt(1.0 / 3) * StrictMath.sin(radians);
            double[] rotation = {
                cosine + along,
                along - across,
                along + across,
                along + across,
                cosine + along,
                along - across,
                along - across,
                along + across,
                cosine + along
            };
            float[] matrix = new float[9];
            for (int column = 0; column < 3; column++) {
                double luma = 0;
                for (int row = 0; row < 3; row++) {
                    luma += LUMA[row] * rotation[3 * row + column];
                }
                for (int row = 0; row < 3; row++) {
                    double value = luma + saturation * (rotation[3 * row + column] - luma);
                    matrix[3 * row + column] = (float) (brightness * value);
                }
            }
            return matrix;
        }
    }
}
