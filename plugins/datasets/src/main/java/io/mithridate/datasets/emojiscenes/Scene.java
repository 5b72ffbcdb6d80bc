package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Optional;

/**
 * The content of a picture.
 *
 * @param things one thing, shown one to three times, or two things, shown once each
 * @param background the background
 * @param distractor a shape that captions do not mention
 * @param noise the seed of the background's noise
 */
public record Scene(
        List<Thing> things, Background background, Optional<Distractor> distractor, Seed noise) {

    public Scene {
        things = List.copyOf(things);
    }

    /** Returns the thing that is the picture's label. */
    public Thing first() {
        return things.get(0);
    }

    /**
     * Returns the position of the first thing relative to the second; empty if there is only one.
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
     * Something that captions name, shown once or several times.
     *
     * @param label the index of its class
     * @param drawing the code points of the drawing shown by all copies
     * @param size the size of each copy
     * @param placements the placement of each copy, at least one
     */
    public record Thing(int label, String drawing, Size size, List<Placement> placements) {

        public Thing {
            placements = List.copyOf(placements);
            if (placements.isEmpty()) {
                throw new IllegalArgumentException("a thing that is nowhere");
            }
        }

        /** Returns the number of copies. */
        public int count() {
            return placements.size();
        }
    }

    /**
     * The background of a scene: a color gradient with noise.
     *
     * @param colour the color's name
     * @param direction the direction in which it becomes lighter, in degrees, clockwise from the
     *     right
     * @param slope the increase in brightness from edge to edge, as a share of 255
     * @param shift the offsets added to red, green and blue, as shares of 255
     * @param noise the maximum deviation of a pixel's channel, as a share of 255
     */
    public record Background(
            Colour colour, double direction, double slope, Shift shift, double noise) {

        /** Offsets of the three channels, as shares of 255. */
        public record Shift(double red, double green, double blue) {

            double channel(int index) {
                return index == 0 ? red : index == 1 ? green : blue;
            }
        }
    }

    /**
     * A small shape that captions do not mention. Lengths are shares of the picture's side.
     *
     * @param shape the form
     * @param colour the fill color
     * @param x the distance of its center from the left
     * @param y the distance of its center from the top
     * @param extent the length of its side
     */
    public record Distractor(Shape shape, Colour colour, double x, double y, double extent) {

        /** Plain shapes that resemble no class. */
        public enum Shape {
            /** An upright square. */
            SQUARE,
            /** A triangle that points up. */
            TRIANGLE,
            /** Two crossed bars. */
            CROSS,
            /** A horizontal bar. */
            BAR;

            /**
             * Returns whether a point is inside the shape, whose bounding square ranges from -1 to
             * 1 in both directions.
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
     * The position and appearance of a drawing in a picture. Lengths are shares of the picture's
     * side.
     *
     * @param x the distance of its center from the left
     * @param y the distance of its center from the top
     * @param extent the longer side of the drawing
     * @param pose the rotation and deformation
     * @param tint the change of colors
     */
    public record Placement(double x, double y, double extent, Pose pose, Tint tint) {

        /**
         * Returns the position relative to another placement, determined by the longer of the
         * horizontal and vertical distances.
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
     * @param angle the rotation in degrees, clockwise
     * @param mirrored whether left and right are exchanged
     * @param stretch the factor applied to the drawing's width before scaling; 1 for none
     * @param shear the shift of a row to the right, divided by its distance below the center; 0 for
     *     none
     */
    public record Pose(double angle, boolean mirrored, double stretch, double shear) {}

    /**
     * The change of a drawing's colors.
     *
     * @param hue the rotation about the gray axis, in degrees
     * @param saturation the factor applied to the distance from gray; 1 for none
     * @param brightness the factor applied to all channels; 1 for none
     */
    public record Tint(double hue, double saturation, double brightness) {

        /** The weights of the channels in the perceived brightness (ITU-R BT.601). */
        private static final double[] LUMA = {0.299, 0.587, 0.114};

        /**
         * Returns the linear map of colors, row by row: three rows for the new red, green and blue.
         *
         * <p>The hue is rotated about the gray axis by Rodrigues' formula, which leaves grays
         * unchanged.
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

    /** The position of one thing relative to another. */
    public enum Relation {
        /**
         * The horizontal distance is at least the vertical one, and the first center is further to
         * the left.
         */
        LEFT_OF,
        /**
         * The horizontal distance is at least the vertical one, and the first center is further to
         * the right.
         */
        RIGHT_OF,
        /**
         * The vertical distance is larger than the horizontal one, and the first center is higher.
         */
        ABOVE,
        /**
         * The vertical distance is larger than the horizontal one, and the first center is lower.
         */
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

    /**
     * The size of a thing: the longer side of its drawing as a share of the picture's side.
     *
     * <p>The ranges are disjoint, so that no small thing is as large as a large one.
     */
    public enum Size {
        /** 17 to 20 of 48 pixels. */
        SMALL(0.36, 0.42),
        /** 22 to 26 of 48 pixels; captions have no word for it. */
        MEDIUM(0.46, 0.54),
        /** 29 to 35 of 48 pixels. */
        LARGE(0.60, 0.74);

        private final double min;
        private final double max;

        Size(double min, double max) {
            this.min = min;
            this.max = max;
        }

        /** Returns the smallest share of the picture's side. */
        public double min() {
            return min;
        }

        /** Returns the largest share of the picture's side. */
        public double max() {
            return max;
        }
    }
}
