package io.mithridate.attacks.networks;

import java.util.function.ToDoubleFunction;

/** Adam in double precision, with gradients from finite differences of the loss. */
public final class PlainAdam {

    private static final double EPSILON = 1e-8;
    private static final double DIFFERENCE_STEP = 1e-5;

    private final double beta1;
    private final double beta2;
    private final double[] mean;
    private final double[] square;
    private int steps;

    /** Creates the state before the first step for a number of values. */
    public PlainAdam(int count, double beta1, double beta2) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        mean = new double[count];
        square = new double[count];
    }

    /** Returns the numbers after another step. */
    public double[] step(double[] numbers, ToDoubleFunction<double[]> loss, double rate) {
        steps++;
        double[] gradient = gradient(numbers, loss);
        double[] updated = numbers.clone();
        for (int i = 0; i < numbers.length; i++) {
            mean[i] = beta1 * mean[i] + (1 - beta1) * gradient[i];
            square[i] = beta2 * square[i] + (1 - beta2) * gradient[i] * gradient[i];
            double correctedMean = mean[i] / (1 - Math.pow(beta1, steps));
            updated[i] -=
                    rate
                            * correctedMean
                            / (Math.sqrt(square[i] / (1 - Math.pow(beta2, steps))) + EPSILON);
        }
        return updated;
    }

    private static double[] gradient(double[] numbers, ToDoubleFunction<double[]> loss) {
        double[] gradient = new double[numbers.length];
        double[] shifted = numbers.clone();
        for (int i = 0; i < numbers.length; i++) {
            shifted[i] = numbers[i] + DIFFERENCE_STEP;
            double lossAbove = loss.applyAsDouble(shifted);
            shifted[i] = numbers[i] - DIFFERENCE_STEP;
            gradient[i] = (lossAbove - loss.applyAsDouble(shifted)) / (2 * DIFFERENCE_STEP);
            shifted[i] = numbers[i];
        }
        return gradient;
    }
}
