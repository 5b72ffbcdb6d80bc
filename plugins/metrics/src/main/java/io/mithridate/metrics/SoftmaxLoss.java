package io.mithridate.metrics;

import java.util.Arrays;
import opennlp.tools.ml.maxent.quasinewton.Function;

/**
 * The cross-entropy of a linear classifier with a softmax over its classes, summed over rows, as a
 * function of its weights: those of the first class, of the second and so on, one for each column.
 *
 * <p>The minimiser asks for the value and for the gradient at one point after another, so that both
 * are computed at once and kept until it moves on.
 */
final class SoftmaxLoss implements Function {

    private final double[][] rows;
    private final int[] labels;
    private final int classes;
    private final int columns;
    private double[] point = {};
    private double value;
    private double[] gradient = {};

    /**
     * A loss over rows.
     *
     * @param rows of equal length
     * @param labels the class of each row, from 0 on
     * @param classes how many there are
     */
    SoftmaxLoss(double[][] rows, int[] labels, int classes) {
        this.rows = rows.clone();
        this.labels = labels.clone();
        this.classes = classes;
        columns = rows[0].length;
    }

    @Override
    public int getDimension() {
        return classes * columns;
    }

    @Override
    public double valueAt(double[] weights) {
        compute(weights);
        return value;
    }

    @Override
    public double[] gradientAt(double[] weights) {
        compute(weights);
        return gradient.clone();
    }

    /** The probability of each class. */
    static double[] probabilities(double[] weights, double[] row, int classes) {
        double[] probabilities = new double[classes];
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < row.length; i++) {
                probabilities[c] += weights[c * row.length + i] * row[i];
            }
        }
        double largest = Arrays.stream(probabilities).max().orElseThrow();
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            probabilities[c] = Math.exp(probabilities[c] - largest);
            sum += probabilities[c];
        }
        for (int c = 0; c < classes; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
    }

    private void compute(double[] weights) {
        if (Arrays.equals(weights, point)) {
            return;
        }
        point = weights.clone();
        value = 0;
        gradient = new double[weights.length];
        for (int r = 0; r < rows.length; r++) {
            double[] row = rows[r];
            double[] error = probabilities(weights, row, classes);
            value -= Math.log(Math.max(error[labels[r]], Double.MIN_NORMAL));
            error[labels[r]] -= 1;
            for (int c = 0; c < classes; c++) {
                for (int i = 0; i < columns; i++) {
                    gradient[c * columns + i] += error[c] * row[i];
                }
            }
        }
    }
}
