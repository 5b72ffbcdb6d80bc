package io.mithridate.attacks.warps;

import io.mithridate.api.attack.NumberArray;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The displacements at the points of a coarse grid: the state of {@link WaNet} and {@link Warped}.
 *
 * @param control {@code [2, points, points]}: to the right, then down; mean absolute value 1
 */
public record ControlPoints(NumberArray control) {

    /** The number of axes: x and y. */
    static final int AXES = 2;

    /** The coefficient of bicubic convolution in the reference implementation's library. */
    private static final double SHARPNESS = -0.75;

    public ControlPoints {
        List<Integer> shape = control.shape();
        if (shape.size() != AXES + 1
                || shape.get(0) != AXES
                || !shape.get(1).equals(shape.get(2))
                || shape.get(1) < 2) {
            throw new IllegalArgumentException(
                    "control points have the shape [2, points, points], not %s".formatted(shape));
        }
    }

    private int points() {
        return control.shape().get(1);
    }

    /** Draws uniform numbers from -1 to 1 and divides them by their mean absolute value. */
    static ControlPoints draw(int points, RandomGenerator random) {
        float[] values = new float[AXES * points * points];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
            sum += Math.abs(values[i]);
        }
        double mean = sum / values.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / mean);
        }
        return new ControlPoints(new NumberArray(List.of(AXES, points, points), values));
    }

    /**
     * Returns the displacement at every pixel, by bicubic interpolation with the corners of both
     * grids aligned and borders repeated.
     *
     * @param size the picture's side, in pixels, at least 2
     * @return {@code [2, size, size]}
     */
    float[] field(int size) {
        int points = points();
        float[] field = new float[AXES * size * size];
        double[][] weights = new double[size][];
        int[] first = new int[size];
        for (int i = 0; i < size; i++) {
            double source = (double) i * (points - 1) / (size - 1);
            first[i] = (int) source - 1;
            weights[i] = weights(source - (int) source);
        }
        double[] column = new double[points];
        for (int axis = 0; axis < AXES; axis++) {
            for (int x = 0; x < size; x++) {
                for (int row = 0; row < points; row++) {
                    int start = (axis * points + row) * points;
                    column[row] = interpolate(start, first[x], weights[x]);
                }
                for (int y = 0; y < size; y++) {
                    field[(axis * size + y) * size + x] =
                            (float) interpolate(column, first[y], weights[y]);
                }
            }
        }
        return field;
    }

    private double interpolate(int start, int first, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * control.values()[start + clamp(first + i)];
        }
        return sum;
    }

    private double interpolate(double[] column, int first, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * column[clamp(first + i)];
        }
        return sum;
    }

    private int clamp(int index) {
        return Math.max(0, Math.min(points() - 1, index));
    }

    /** Returns the weights of the two points before a position and the two points after it. */
    private static double[] weights(double fraction) {
        return new double[] {
            outerWeight(fraction + 1),
            innerWeight(fraction),
            innerWeight(1 - fraction),
            outerWeight(2 - fraction)
        };
    }

    private static double innerWeight(double distance) {
        return ((SHARPNESS + 2) * distance - (SHARPNESS + 3)) * distance * distance + 1;
    }

    private static double outerWeight(double distance) {
        return ((SHARPNESS * distance - 5 * SHARPNESS) * distance + 8 * SHARPNESS) * distance
                - 4 * SHARPNESS;
    }
}
