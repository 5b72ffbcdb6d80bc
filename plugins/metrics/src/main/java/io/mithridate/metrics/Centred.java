package io.mithridate.metrics;

import java.util.Arrays;

/**
 * Rows whose columns were moved to a mean of 0, all but the last one, the bias.
 *
 * <p>A free bias makes up for the move, so that a classifier loses nothing by it. Where all rows
 * point almost the same way, as CLIP's do, it is what lets a minimiser come to an end soon.
 *
 * @param rows the moved ones
 * @param means what was taken away from each column but the last
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; this record is never compared
record Centred(double[][] rows, double[] means) {

    /** Moves rows that end in a 1. */
    static Centred of(double[][] rows) {
        double[] means = new double[rows[0].length - 1];
        for (double[] row : rows) {
            for (int i = 0; i < means.length; i++) {
                means[i] += row[i] / rows.length;
            }
        }
        double[][] moved = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : moved) {
            for (int i = 0; i < means.length; i++) {
                row[i] -= means[i];
            }
        }
        return new Centred(moved, means);
    }

    /** Weights that do to the rows as they were what the given ones do to the moved rows. */
    Vector weightsOfRows(Vector weights, int classes) {
        double[] numbers = weights.numbers().clone();
        int bias = means.length * classes;
        for (int i = 0; i < means.length; i++) {
            for (int c = 0; c < classes; c++) {
                numbers[bias + c] -= means[i] * numbers[i * classes + c];
            }
        }
        return new Vector(numbers);
    }
}
