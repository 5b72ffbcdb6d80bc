package io.mithridate.defenses.density;

import io.mithridate.api.model.Embeddings;
import java.util.Arrays;
import java.util.List;

/**
 * Points of one reference set, between which distances are asked for.
 *
 * <p>Coordinates lie one after the other for all points: the inner loop runs over points, which the
 * compiler turns into vector instructions, while a sum over coordinates would have to keep its
 * order.
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
     * Some rows of embeddings: those of the first, then those of the second, and so on.
     *
     * @param parts of one dimension
     * @param indices which rows of each part
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

    /** Writes the squared Euclidean distances from one point to all, itself among them. */
    void squaredDistances(int from, double[] squares) {
        Arrays.fill(squares, 0, count, 0);
        for (int axis = 0; axis < dimension; axis++) {
            int start = axis * count;
            double own = coordinates[start + from];
            for (int point = 0; point < count; point++) {
                double difference = coordinates[start + point] - own;
                squares[point] += difference * difference;
            }
        }
    }
}
