package io.mithridate.api.model;

import java.util.Arrays;
import java.util.Objects;

/**
 * A matrix with one embedding per row.
 *
 * @param count the number of rows
 * @param dimension the number of columns
 * @param values {@code count * dimension} numbers, row by row; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // large, so it is not copied
public record Embeddings(int count, int dimension, float[] values) {

    public Embeddings {
        if (values.length != (long) count * dimension) {
            throw new IllegalArgumentException(
                    "%d x %d embeddings need %d numbers, got %d"
                            .formatted(count, dimension, (long) count * dimension, values.length));
        }
    }

    /** Returns a copy of a row. */
    public float[] row(int index) {
        Objects.checkIndex(index, count);
        return Arrays.copyOfRange(values, index * dimension, (index + 1) * dimension);
    }

    /**
     * Returns the inner product of a row of this matrix and a row of another one.
     *
     * @throws IllegalArgumentException if the other matrix has another dimension
     */
    public double dot(int row, Embeddings others, int otherRow) {
        if (dimension != others.dimension) {
            throw new IllegalArgumentException(
                    "embeddings of %d and %d dimensions have no inner product"
                            .formatted(dimension, others.dimension));
        }
        double sum = 0;
        int mine = row * dimension;
        int theirs = otherRow * dimension;
        for (int i = 0; i < dimension; i++) {
            sum += (double) values[mine + i] * others.values[theirs + i];
        }
        return sum;
    }

    /**
     * Returns the index of the row in another matrix with the highest inner product with a row of
     * this matrix; the first such row in case of ties.
     */
    public int nearest(int row, Embeddings others) {
        int nearest = 0;
        for (int other = 1; other < others.count; other++) {
            if (dot(row, others, other) > dot(row, others, nearest)) {
                nearest = other;
            }
        }
        return nearest;
    }

    /** Returns these rows, each divided by its Euclidean norm; rows of zeros are not changed. */
    public Embeddings normalised() {
        float[] unit = new float[values.length];
        for (int row = 0; row < count; row++) {
            double length = Math.sqrt(dot(row, this, row));
            double scale = length == 0 ? 0 : 1 / length;
            for (int i = row * dimension; i < (row + 1) * dimension; i++) {
                unit[i] = (float) (values[i] * scale);
            }
        }
        return new Embeddings(count, dimension, unit);
    }

    /**
     * Returns one row of unit length per class, computed from the rows of its prompts as in CLIP's
     * zero-shot evaluation: every row is normalized, the rows of a class are averaged, and the
     * average is normalized (Radford et al. 2021, section 3.1.4).
     *
     * @param promptsPerClass the number of rows per class; the rows of the first class come first
     * @throws IllegalArgumentException if the number of rows is not a multiple of this number
     */
    public Embeddings averagedPerClass(int promptsPerClass) {
        if (promptsPerClass < 1 || count % promptsPerClass != 0) {
            throw new IllegalArgumentException(
                    "%d prompts cannot be divided into %d for each class"
                            .formatted(count, promptsPerClass));
        }
        Embeddings unit = normalised();
        int classes = count / promptsPerClass;
        float[] averages = new float[classes * dimension];
        for (int i = 0; i < classes; i++) {
            for (int column = 0; column < dimension; column++) {
                double sum = 0;
                for (int prompt = 0; prompt < promptsPerClass; prompt++) {
                    sum += unit.values[(i * promptsPerClass + prompt) * dimension + column];
                }
                averages[i * dimension + column] = (float) (sum / promptsPerClass);
            }
        }
        return new Embeddings(classes, dimension, averages).normalised();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embeddings embeddings
                && count == embeddings.count
                && dimension == embeddings.dimension
                && Arrays.equals(values, embeddings.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * count + dimension) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embeddings[" + count + " x " + dimension + "]";
    }
}
