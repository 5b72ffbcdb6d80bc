package io.mithridate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.metrics.LogisticRegression.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticRegressionTest {

    private static final double[][] THREE = {{-1, 1}, {0, 1}, {1, 1}};

    /** Without weights all classes are equally probable: 3 ln 3, and errors of 1/3 and −2/3. */
    @Test
    void theLossAndItsGradientWithoutWeights() {
        SoftmaxLoss loss = new SoftmaxLoss(THREE, new int[] {0, 1, 2}, 3);

        assertThat(loss.getDimension()).isEqualTo(6);
        assertThat(loss.valueAt(new double[6])).isCloseTo(3 * Math.log(3), within(1e-12));
        // Class 0: -2/3 * (-1, 1) + 1/3 * (0, 1) + 1/3 * (1, 1).
        assertThat(loss.gradientAt(new double[6]))
                .containsExactly(new double[] {1, 0, 0, 0, -1, 0}, within(1e-12));
    }

    @Test
    void theGradientIsThatOfTheLoss() {
        SoftmaxLoss loss = new SoftmaxLoss(THREE, new int[] {2, 0, 0}, 3);
        double[] weights = {0.3, -0.2, 0.5, 0.1, -0.7, 0.4};
        double[] gradient = loss.gradientAt(weights);

        for (int i = 0; i < weights.length; i++) {
            double[] less = weights.clone();
            double[] more = weights.clone();
            less[i] -= 1e-5;
            more[i] += 1e-5;
            assertThat((loss.valueAt(more) - loss.valueAt(less)) / 2e-5)
                    .isCloseTo(gradient[i], within(1e-8));
        }
    }

    @Test
    void largeWeightsDoNotOverflow() {
        double[] weights = {1000, 0, -1000, 0, 0, 0};

        assertThat(SoftmaxLoss.probabilities(weights, new double[] {1, 1}, 3))
                .containsExactly(1, 0, 0);
    }

    /**
     * Two classes at 1 and −1: their weights are v/2 and −v/2, where v minimises v²/4 + 2 C ln(1 +
     * exp(−v)), which is where v = 4 C / (1 + exp(v)).
     */
    @ParameterizedTest
    @CsvSource({"1, 0.521298", "10, 1.323495"})
    void thePenaltyIsHalfTheSquaredWeightsBesideTheCost(double cost, double weight) {
        LogisticRegression trained =
                LogisticRegression.train(
                        new Pictures(new double[][] {{1}, {-1}}, new int[] {7, 9}), cost);

        assertThat(trained.classes()).containsExactly(7, 9);
        assertThat(trained.weights()).containsExactly(new double[] {weight, -weight}, within(2e-3));
    }

    /** No line parts the middle one from the other two: one class against the rest fails here. */
    @Test
    void classesInARowAreToldApart() {
        Pictures pictures = new Pictures(THREE, new int[] {0, 1, 2});

        assertThat(LogisticRegression.train(pictures, 100).right(pictures)).isEqualTo(3);
    }
}
