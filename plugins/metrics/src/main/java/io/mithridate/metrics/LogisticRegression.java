package io.mithridate.metrics;

import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import io.mithridate.metrics.ConvexFunction.Value;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A linear classifier with a softmax over its classes: multinomial logistic regression with an L2
 * penalty.
 *
 * @param weights those of the first column, one for each class, of the second and so on
 * @param classes the classes that it can give, ascending
 * @param cost of a mistake, beside the penalty
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; this record is never compared
record LogisticRegression(Vector weights, int[] classes, double cost) {

    private static final Logger log = LoggerFactory.getLogger(LogisticRegression.class);

    /** As many steps as the paper's: at the highest costs the minimum may lie far beyond them. */
    private static final Lbfgs MINIMISER = new Lbfgs(1e-4, 1000);

    /**
     * Clean pictures of a split, with their classes.
     *
     * @param rows embeddings of length 1, and a bias, which is a column that is always 1
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
     * Minimises ½ ‖w‖² + cost · cross-entropy, summed over pictures, by L-BFGS. The penalty leaves
     * the bias free, as that of scikit-learn, which the paper used, does.
     *
     * @param cost of a mistake, above 0
     */
    static LogisticRegression train(Pictures pictures, double cost) {
        int[] classes = IntStream.of(pictures.labels()).distinct().sorted().toArray();
        int[] labels =
                IntStream.of(pictures.labels())
                        .map(label -> Arrays.binarySearch(classes, label))
                        .toArray();
        Centred centred = Centred.of(pictures.rows());
        int bias = centred.means().length * classes.length;
        ConvexFunction loss =
                PenalisedLoss.of(
                        new SoftmaxLoss(centred.rows(), labels, classes.length), cost, bias);
        Value found = MINIMISER.minimise(loss, Vector.zero(bias + classes.length));
        if (!MINIMISER.isMinimum(found)) {
            log.warn(
                    "a linear probe is not at its minimum: cost={} gradient={} weights={} steps={}",
                    cost,
                    found.gradient().length(),
                    found.point().length(),
                    MINIMISER.mostSteps());
        }
        return new LogisticRegression(
                centred.weightsOfRows(found.point(), classes.length), classes, cost);
    }

    /** The class of each row of embeddings. */
    int[] classes(Embeddings embeddings) {
        return Arrays.stream(unitRows(embeddings)).mapToInt(this::classOf).toArray();
    }

    /** Returns how many pictures are given their own class. */
    long right(Pictures pictures) {
        return IntStream.range(0, pictures.rows().length)
                .filter(i -> classOf(pictures.rows()[i]) == pictures.labels()[i])
                .count();
    }

    /** The most probable class; of equally probable ones the first. */
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
     * Rows whose columns were moved to a mean of 0, all but the last one, the bias.
     *
     * <p>A free bias makes up for the move, so that a classifier loses nothing by it. Where all
     * rows point almost the same way, as CLIP's do, it is what lets a minimiser come to an end
     * soon.
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
}
