package io.mithridate.defenses.density;

import io.mithridate.api.model.Embeddings;
import java.util.Arrays;
import java.util.List;

/**
 * The points of one reference set.
 *
 * <p>Each coordinate is stored contiguously for all points. The inner loop therefore runs over
 * points and can be vectorized by the compiler, whereas a sum over coordinates would have to keep
 * its order.
 */
final class Rows {

    private final int count;
    private final int dimension;
    private final double[] coordinates;

    private Rows(int count, int dimension) {
        this.count = count;
        this.dimension = dimension;
        this.coordinates = new double[Math.multiplyExact(count, dimension)];
    }

    /**
     * Returns the selected rows of the first matrix, followed by those of the second, and so on.
     *
     * @param parts matrices of the same dimension
     * @param indices the rows to take from each matrix
     */
    static Rows of(List<Embeddings> parts, int[] indices) {
        Rows rows = new Rows(parts.size() * indices.length, parts.get(0).dimension());
        int point = 0;
        for (Embeddings part : parts) {
            for (int index : indices) {
                for (int axis = 0; axis < rows.dimension; axis++) {
                    rows.coordinates[axis * rows.count + point] =
                            part.values()[index * rows.dimension + axis];
                }
                point++;
            }
        }
        return rows;
    }

    int count() {
        return count;
    }

    int dimension() {
        return dimension;
    }

    double coordinate(int point, int axis) {
        return coordinates[axis * count + point];
    }

    /**
     * Writes the squared Euclidean distances from one point to all points, including the point
     * itself.
     */
    void squaredDistances(int origin, double[] squares) {
        Arrays.fill(squares, 0, count, 0);
        for (int axis = 0; axis < dimension; axis++) {
            int start = axis * count;
            double originCoordinate = coordinates[start + origin];
            for (int point = 0; point < count; point++) {
                double difference = coordinates[start + point] - originCoordinate;
                squares[point] += difference * difference;
            }
        }
    }
}
