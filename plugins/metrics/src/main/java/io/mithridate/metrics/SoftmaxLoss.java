package io.mithridate.metrics;

import io.mithridate.metrics.Lbfgs.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The cross-entropy of a linear classifier with a softmax over its classes, summed over rows, as a
 * function of its weights: those of the first column, one per class, then those of the second and
 * so on.
 *
 * <p>Rows are processed in parallel blocks whose sums are added in order, so that the result does
 * not depend on the number of threads.
 */
final class SoftmaxLoss {

    private static final int BLOCK = 256;

    private final double[][] rows;
    private final int[] labels;
    private final int classes;

    /**
     * Creates a loss over rows.
     *
     * @param rows rows of equal length
     * @param labels the class of each row, from 0
     * @param classes the number of classes
     */
    SoftmaxLoss(double[][] rows, int[] labels, int classes) {
        this.rows = rows.clone();
        this.labels = labels.clone();
        this.classes = classes;
    }

    /** Returns the loss of the given weights. */
    Value at(Vector weights) {
        List<Value> blocks =
                IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
                        .parallel()
                        .mapToObj(block -> block(block, weights))
                        .toList();
        double value = 0;
        Vector gradient = Vector.zero(weights.numbers().length);
        for (Value block : blocks) {
            value += block.value();
            gradient = gradient.plus(block.gradient(), 1);
        }
        return new Value(weights, value, gradient);
    }

    /**
     * Returns a function that adds a penalty on weights to this loss: ½ penalty · ‖w‖² + cost ·
     * loss. Both factors are scaled to at least 1, so that a short gradient indicates convergence
     * of the bias as well as of the weights.
     *
     * @param relativeCost the factor of the loss relative to that of the penalty
     * @param penalized the number of penalized weights, which come first; the last weights, those
     *     of the bias, are not penalized
     */
    Function<Vector, Value> withPenalty(double relativeCost, int penalized) {
        double cost = Math.max(1, relativeCost);
        double penalty = Math.max(1, 1 / relativeCost);
        return weights -> {
            Value bare = at(weights);
            double[] penaltyGradient = new double[weights.numbers().length];
            for (int i = 0; i < penalized; i++) {
                penaltyGradient[i] = penalty * weights.numbers()[i];
            }
            Vector penaltyVector = new Vector(penaltyGradient);
            return new Value(
                    weights,
                    penaltyVector.product(weights) / 2 + cost * bare.value(),
                    penaltyVector.plus(bare.gradient(), cost));
        };
    }

    private Value block(int block, Vector weights) {
        double value = 0;
        double[] gradient = new double[weights.numbers().length];
        for (int r = block * BLOCK; r < Math.min((block + 1) * BLOCK, rows.length); r++) {
            double[] error = probabilities(weights, rows[r], classes);
            value -= Math.log(Math.max(error[labels[r]], Double.MIN_NORMAL));
            error[labels[r]] -= 1;
            for (int i = 0; i < rows[r].length; i++) {
                addScaled(gradient, i * classes, error, rows[r][i]);
            }
        }
        return new Value(weights, value, new Vector(gradient));
    }

    private static void addScaled(double[] sums, int offset, double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            sums[offset + i] += factor * vector[i];
        }
    }

    /** Returns the probability of each class. */
    static double[] probabilities(Vector weights, double[] row, int classes) {
        double[] probabilities = new double[classes];
        for (int i = 0; i < row.length; i++) {
            double factor = row[i];
            int offset = i * classes;
            for (int c = 0; c < classes; c++) {
                probabilities[c] += weights.numbers()[offset + c] * factor;
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
}
