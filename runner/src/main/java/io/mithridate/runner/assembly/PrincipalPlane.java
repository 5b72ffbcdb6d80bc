package io.mithridate.runner.assembly;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The plane of the first two principal components of points.
 *
 * @param points each point's two coordinates, in hundredths of the largest one
 * @param share of the variance that the two components have; 0 where all points are one
 */
record PrincipalPlane(List<List<Double>> points, double share) {

    /**
     * The plane of some rows, of which there are few: the components follow from their inner
     * products.
     *
     * @param right a row that lies to the right and above, so that planes look alike
     */
    static PrincipalPlane of(List<float[]> rows, int right) {
        int count = rows.size();
        RealMatrix centred = new Array2DRowRealMatrix(count, rows.get(0).length);
        for (int column = 0; column < centred.getColumnDimension(); column++) {
            double sum = 0;
            for (float[] row : rows) {
                sum += row[column];
            }
            for (int row = 0; row < count; row++) {
                centred.setEntry(row, column, rows.get(row)[column] - sum / count);
            }
        }
        EigenDecomposition gram = new EigenDecomposition(centred.multiply(centred.transpose()));
        double[] variances = gram.getRealEigenvalues();
        double all = 0;
        double largest = 0;
        double[][] axes = new double[2][];
        for (double variance : variances) {
            all += Math.max(0, variance);
        }
        for (int axis = 0; axis < axes.length; axis++) {
            double length = Math.sqrt(Math.max(0, variances[axis]));
            axes[axis] = gram.getEigenvector(axis).mapMultiply(length).toArray();
            double sign = Math.signum(axes[axis][right]) < 0 ? -1 : 1;
            for (int row = 0; row < axes[axis].length; row++) {
                axes[axis][row] *= sign;
                largest = Math.max(largest, Math.abs(axes[axis][row]));
            }
        }
        List<List<Double>> points = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            points.add(
                    List.of(hundredths(axes[0][row], largest), hundredths(axes[1][row], largest)));
        }
        return new PrincipalPlane(
                points,
                all == 0 ? 0 : (Math.max(0, variances[0]) + Math.max(0, variances[1])) / all);
    }

    private static double hundredths(double value, double largest) {
        return largest == 0 ? 0 : Math.round(1e4 * value / largest) / 1e2;
    }
}
