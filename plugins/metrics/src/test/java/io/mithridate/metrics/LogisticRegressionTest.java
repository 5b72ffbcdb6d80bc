package io.mithridate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.random.Seed;
import io.mithridate.metrics.Lbfgs.Value;
import io.mithridate.metrics.LogisticRegression.Pictures;
import java.util.Arrays;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {

    private static final double[][] THREE_ROWS = {{-1, 1}, {0, 1}, {1, 1}};

    /** Zero weights make all classes equally probable: loss 3 ln 3, errors 1/3 and −2/3. */
    @Test
    void computesTheLossAndItsGradientForZeroWeights() {
        Value value = new SoftmaxLoss(THREE_ROWS, new int[] {0, 1, 2}, 3).at(Vector.zero(6));

        assertThat(value.value()).isCloseTo(3 * Math.log(3), within(1e-12));
        // Class 0: -2/3 * (-1, 1) + 1/3 * (0, 1) + 1/3 * (1, 1).
        assertThat(value.gradient().numbers())
                .containsExactly(new double[] {1, 0, -1, 0, 0, 0}, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 7})
    void gradientMatchesFiniteDifferencesOfTheLoss(double cost) {
        Function<Vector, Value> loss =
                new SoftmaxLoss(THREE_ROWS, new int[] {2, 0, 0}, 3).withPenalty(cost, 3);
        double[] weights = {0.3, -0.2, 0.5, 0.1, -0.7, 0.4};
        double[] gradient = loss.apply(new Vector(weights)).gradient().numbers();

        for (int i = 0; i < weights.length; i++) {
            double[] less = weights.clone();
            double[] more = weights.clone();
            less[i] -= 1e-5;
            more[i] += 1e-5;
            double rise =
                    loss.apply(new Vector(more)).value() - loss.apply(new Vector(less)).value();
            assertThat(rise / 2e-5).isCloseTo(gradient[i], within(1e-7));
        }
    }

    @Test
    void countsEveryRowInEveryBlock() {
        double[][] rows = new double[600][];
        int[] labels = new int[600];
        Arrays.setAll(rows, i -> THREE_ROWS[i % 3]);
        Arrays.setAll(labels, i -> i % 3);
        Vector weights = new Vector(new double[] {0.3, -0.2, 0.5, 0.1, -0.7, 0.4});
        Value one = new SoftmaxLoss(THREE_ROWS, new int[] {0, 1, 2}, 3).at(weights);
        Value all = new SoftmaxLoss(rows, labels, 3).at(weights);

        assertThat(all.value()).isCloseTo(200 * one.value(), within(1e-9));
        assertThat(all.gradient().plus(one.gradient(), -200).length()).isLessThan(1e-9);
    }

    @Test
    void largeWeightsDoNotOverflow() {
        Vector weights = new Vector(new double[] {1000, -1000, 0, 0, 0, 0});

        assertThat(SoftmaxLoss.probabilities(weights, new double[] {1, 1}, 3))
                .containsExactly(1, 0, 0);
    }

    /**
     * Two classes at 1 and −1 have the weights v/2 and −v/2, where v minimizes v²/4 + 2 C ln(1 +
     * exp(−v)) for the cost C, that is, v = 4 C / (1 + exp(v)).
     */
    @ParameterizedTest
    @CsvSource({"1, 0.521298", "10, 1.323495"})
    void penaltyIsHalfTheSquaredNormOfTheWeights(double cost, double weight) {
        LogisticRegression trained =
                LogisticRegression.train(
                        new Pictures(new double[][] {{1, 1}, {-1, 1}}, new int[] {7, 9}), cost);

        assertThat(trained.classes()).containsExactly(7, 9);
        assertThat(trained.weights().numbers())
                .containsExactly(new double[] {weight, -weight, 0, 0}, within(1e-4));
    }

    /** With rows of zeros, only the bias matters, which gives each class its share. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.1, 1, 1000})
    void doesNotPenalizeTheBias(double cost) {
        double[] zeroRow = {0, 0, 1};
        LogisticRegression trained =
                LogisticRegression.train(
                        new Pictures(
                                new double[][] {zeroRow, zeroRow, zeroRow, zeroRow},
                                new int[] {5, 5, 8, 5}),
                        cost);

        assertThat(SoftmaxLoss.probabilities(trained.weights(), zeroRow, 2))
                .containsExactly(new double[] {0.75, 0.25}, within(1e-4));
    }

    /** Returns pictures whose embeddings lie in a narrow cone, as CLIP's embeddings do. */
    private static Pictures picturesInACone() {
        RandomGenerator random = new Seed(3).generator();
        double[][] classes = new double[5][16];
        for (double[] center : classes) {
            Arrays.setAll(center, i -> random.nextGaussian());
        }
        double[][] rows = new double[200][17];
        int[] labels = new int[rows.length];
        Arrays.setAll(labels, i -> i % classes.length);
        for (int r = 0; r < rows.length; r++) {
            double[] center = classes[labels[r]];
            Arrays.setAll(rows[r], i -> i == 16 ? 0 : 5 + center[i] + 2 * random.nextGaussian());
            double length = new Vector(rows[r]).length();
            rows[r] = new Vector(rows[r]).times(1 / length).numbers();
            rows[r][16] = 1;
        }
        return new Pictures(rows, labels);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 1000})
    void gradientIsSmallAfterTraining(double cost) {
        Pictures cone = picturesInACone();
        LogisticRegression trained = LogisticRegression.train(cone, cost);
        Value end =
                new SoftmaxLoss(cone.rows(), cone.labels(), 5)
                        .withPenalty(cost, 80)
                        .apply(trained.weights());

        assertThat(end.gradient().length())
                .isLessThan(3e-4 * Math.max(1, trained.weights().length()));
    }

    @Test
    void trainingDoesNotDependOnTheStartingPoint() {
        Pictures cone = picturesInACone();
        Function<Vector, Value> loss =
                new SoftmaxLoss(cone.rows(), cone.labels(), 5).withPenalty(10, 80);
        RandomGenerator random = new Seed(4).generator();
        double[] start = new double[85];
        Arrays.setAll(start, i -> random.nextGaussian());
        Lbfgs minimizer = new Lbfgs(1e-4, 5000);
        double[] one = minimizer.minimize(loss, Vector.zero(85)).point().numbers();
        double[] other = minimizer.minimize(loss, new Vector(start)).point().numbers();

        assertThat(Arrays.copyOf(other, 80)).containsExactly(Arrays.copyOf(one, 80), within(1e-2));
    }

    /** No line separates the middle class from the others, so one-versus-rest would fail here. */
    @Test
    void separatesThreeClassesInARow() {
        Pictures pictures = new Pictures(THREE_ROWS, new int[] {0, 1, 2});

        assertThat(LogisticRegression.train(pictures, 100).countCorrect(pictures)).isEqualTo(3);
    }
}
