package io.mithridate.defenses.guards;

import io.mithridate.api.model.Embeddings;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The subspace in which the texts about one class vary.
 *
 * @param centre the mean of the texts
 * @param directions orthonormal columns
 */
record NameSubspace(RealVector centre, RealMatrix directions) {

    /**
     * Returns the smallest subspace through the center of the rows that contains a given share of
     * their variance.
     *
     * @param rows at least two rows
     * @param variance the share, from 0 to 1
     */
    static NameSubspace of(Embeddings rows, double variance) {
        RealVector center = new ArrayRealVector(rows.dimension());
        for (int row = 0; row < rows.count(); row++) {
            center = center.add(row(rows, row));
        }
        center = center.mapDivide(rows.count());
        RealMatrix columns = new Array2DRowRealMatrix(rows.dimension(), rows.count());
        for (int row = 0; row < rows.count(); row++) {
            columns.setColumnVector(row, row(rows, row).subtract(center));
        }
        SingularValueDecomposition decomposed = new SingularValueDecomposition(columns);
        int kept = neededDirections(decomposed.getSingularValues(), variance);
        return new NameSubspace(
                center, decomposed.getU().getSubMatrix(0, rows.dimension() - 1, 0, kept - 1));
    }

    /**
     * Returns the number of singular values, largest first, that reach the share of the variance.
     */
    private static int neededDirections(double[] singularValues, double variance) {
        double total = 0;
        for (double value : singularValues) {
            total += value * value;
        }
        double sum = 0;
        for (int i = 0; i < singularValues.length; i++) {
            sum += singularValues[i] * singularValues[i];
            if (sum >= variance * total) {
                return i + 1;
            }
        }
        return singularValues.length;
    }

    /** Returns the orthogonal projection of a row onto the subspace. */
    RealVector project(Embeddings rows, int row) {
        RealVector offset = row(rows, row).subtract(centre);
        return centre.add(directions.operate(directions.preMultiply(offset)));
    }

    private static RealVector row(Embeddings rows, int row) {
        double[] values = new double[rows.dimension()];
        for (int axis = 0; axis < values.length; axis++) {
            values[axis] = rows.values()[row * values.length + axis];
        }
        return new ArrayRealVector(values, false);
    }
}
