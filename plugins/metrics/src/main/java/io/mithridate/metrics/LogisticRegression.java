package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import io.mithridate.metrics.Lbfgs.Value;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A linear classifier with a softmax over its classes: multinomial logistic regression with an L2
 * penalty.
 *
 * @param weights the weights of the first column, one per class, then those of the second and so on
 * @param classes the classes that it can return, in ascending order
 * @param cost the cost of a mistake, relative to the penalty
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; this record is never compared
record LogisticRegression(Vector weights, int[] classes, double cost) {

    private static final Logger log = LoggerFactory.getLogger(LogisticRegression.class);

    /** The minimizer with the paper's maximum of 1000 steps; high costs may need far more. */
    private static final Lbfgs MINIMIZER = new Lbfgs(1e-4, 1000);

    /**
     * Clean pictures of a split, with their classes.
     *
     * @param rows embeddings of length 1, extended by a bias column that is always 1
     * @param labels the class of each row
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers; this record is never compared
    record Pictures(double[][] rows, int[] labels) {

        /**
         * Reads a split.
         *
         * @throws IllegalStateException if an embedding is not finite
         */
        static Pictures of(EvaluatedSplit split) {
            ClassRanking.requireFinite(split.clean(), "picture %d of split '" + split.name() + "'");
            return new Pictures(
                    unitRows(split.clean()),
                    IntStream.range(0, split.size()).map(split::label).toArray());
        }
    }

    /**
     * Minimizes ½ ‖w‖² + cost · cross-entropy, summed over pictures, with L-BFGS. The bias is not
     * penalized, as in scikit-learn, which the paper used.
     *
     * @param cost the cost of a mistake, above 0
     */
    static LogisticRegression train(Pictures pictures, double cost) {
        int[] classes = IntStream.of(pictures.labels()).distinct().sorted().toArray();
        int[] labels =
                IntStream.of(pictures.labels())
                        .map(label -> Arrays.binarySearch(classes, label))
                        .toArray();
        Centred centered = Centred.of(pictures.rows());
        int bias = centered.means().length * classes.length;
        SoftmaxLoss loss = new SoftmaxLoss(centered.rows(), labels, classes.length);
        Value found =
                MINIMIZER.minimize(
                        loss.withPenalty(cost, bias), Vector.zero(bias + classes.length));
        if (!MINIMIZER.isMinimum(found)) {
            log.warn(
                    "a linear probe is not at its minimum: cost={} gradient={} weights={} steps={}",
                    cost,
                    found.gradient().length(),
                    found.point().length(),
                    MINIMIZER.maxSteps());
        }
        return new LogisticRegression(
                centered.weightsOfRows(found.point(), classes.length), classes, cost);
    }

    /** Returns the class of each row of embeddings. */
    int[] classes(Embeddings embeddings) {
        return Arrays.stream(unitRows(embeddings)).mapToInt(this::classOf).toArray();
    }

    /** Returns the number of pictures that are classified correctly. */
    long countCorrect(Pictures pictures) {
        return IntStream.range(0, pictures.rows().length)
                .filter(i -> classOf(pictures.rows()[i]) == pictures.labels()[i])
                .count();
    }

    /** Returns the most probable class; among equally probable ones, the first. */
    private int classOf(double[] row) {
        double[] probabilities = SoftmaxLoss.probabilities(weights, row, classes.length);
        int best = 0;
        for (int c = 1; c < classes.length; c++) {
            if (probabilities[c] > probabilities[best]) {
                best = c;
            }
        }
        return classes[best];
    }

    private static double[][] unitRows(Embeddings embeddings) {
        Embeddings unit = embeddings.normalised();
        int width = unit.dimension();
        double[][] rows = new double[unit.count()][width + 1];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < width; i++) {
                rows[row][i] = unit.values()[row * width + i];
            }
            rows[row][width] = 1;
        }
        return rows;
    }

    /**
     * Rows in which each column except the last, which is the bias, is shifted to a mean of 0.
     *
     * <p>The unpenalized bias compensates for the shift, so the classifier is equivalent. If all
     * rows point in almost the same direction, as CLIP's embeddings do, the shift lets the
     * minimizer converge quickly.
     *
     * @param rows the shifted rows
     * @param means the value subtracted from each column except the last
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers; this record is never compared
    record Centred(double[][] rows, double[] means) {

        /** Shifts rows whose last column is 1. */
        static Centred of(double[][] rows) {
            double[] means = new double[rows[0].length - 1];
            for (double[] row : rows) {
                for (int i = 0; i < means.length; i++) {
                    means[i] += row[i] / rows.length;
                }
            }
            double[][] shifted = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
            for (double[] row : shifted) {
                for (int i = 0; i < means.length; i++) {
                    row[i] -= means[i];
                }
            }
            return new Centred(shifted, means);
        }

        /**
         * Returns the weights that give the same results on the original rows as the given weights
         * on the shifted rows.
         */
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
}
