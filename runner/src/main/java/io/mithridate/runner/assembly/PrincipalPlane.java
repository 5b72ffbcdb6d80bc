package io.mithridate.runner.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The projection of points onto their first two principal components.
 *
 * @param points the two coordinates of each point, as percentages of the largest absolute
 *     coordinate
 * @param share the share of variance explained by the two components; 0 if all points are equal
 */
record PrincipalPlane(List<List<Double>> points, double share) {

    /**
     * Returns the projection of a small number of rows.
     *
     * @param positiveRow the index of the row whose coordinates are made positive, so that
     *     projections have a consistent orientation
     */
    static PrincipalPlane of(List<float[]> rows, int positiveRow) {
        int count = rows.size();
        RealMatrix centered = new Array2DRowRealMatrix(count, rows.get(0).length);
        for (int column = 0; column < centered.getColumnDimension(); column++) {
            double sum = 0;
            for (float[] row : rows) {
                sum += row[column];
            }
            for (int row = 0; row < count; row++) {
                centered.setEntry(row, column, rows.get(row)[column] - sum / count);
            }
        }
        SingularValueDecomposition decomposition = new SingularValueDecomposition(centered);
        double[] singularValues = decomposition.getSingularValues();
        double largest = 0;
        double[][] axes = new double[2][count];
        for (int axis = 0; axis < Math.min(axes.length, singularValues.length); axis++) {
            axes[axis] =
                    decomposition
                            .getU()
                            .getColumnVector(axis)
                            .mapMultiply(singularValues[axis])
                            .toArray();
            double sign = Math.signum(axes[axis][positiveRow]) < 0 ? -1 : 1;
            for (int row = 0; row < count; row++) {
                axes[axis][row] *= sign;
                largest = Math.max(largest, Math.abs(axes[axis][row]));
            }
        }
        double all = sumOfSquares(singularValues, singularValues.length);
        List<List<Double>> points = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            points.add(List.of(toPercent(axes[0][row], largest), toPercent(axes[1][row], largest)));
        }
        return new PrincipalPlane(
                points, all == 0 ? 0 : sumOfSquares(singularValues, axes.length) / all);
    }

    /** Returns the sum of the squares of the first {@code count} numbers. */
    private static double sumOfSquares(double[] numbers, int count) {
        return Arrays.stream(numbers).limit(count).map(number -> number * number).sum();
    }

    private static double toPercent(double value, double largest) {
        return largest == 0 ? 0 : Math.round(1e4 * value / largest) / 1e2;
    }
}
