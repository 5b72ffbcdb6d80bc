package io.mithridate.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Expected numbers are derived by hand from the formula. */
class UniformityTest {

    private static final double T = 2;
    private static final double PRECISION = 1e-5;

    @Test
    void isZeroIfAllPointsAreEqual() {
        float[][] same = {{0.6f, 0.8f}, {0.6f, 0.8f}, {0.6f, 0.8f}};

        assertThat(uniformity(same, T)).isCloseTo(0, within(PRECISION));
    }

    @Test
    void isMinusFourTemperaturesForTwoOppositePoints() {
        float[][] opposite = {{1, 0}, {-1, 0}};

        assertThat(uniformity(opposite, T)).isCloseTo(-8, within(PRECISION));
        assertThat(uniformity(opposite, 0.5)).isCloseTo(-2, within(PRECISION));
    }

    @Test
    void isTheLogarithmOfTheMeanOverPairs() {
        // The squared distances are 2, 2 and 0.
        float[][] points = {{1, 0}, {0, 1}, {1, 0}};

        double expected = Math.log((2 * Math.exp(-2 * T) + 1) / 3);

        assertThat(uniformity(points, T)).isCloseTo(expected, within(PRECISION));
    }

    @Test
    void pushesTwoPointsApart() {
        // Both ordered pairs have the same term, so the gradient is d/dx₁ 2t(⟨x₁, x₂⟩ − 1) = 2t·x₂.
        float[][] points = {{1, 0}, {0, 1}};

        assertThat(gradient(points, T)).isEqualTo(new float[] {0, 4, 4, 0});
    }

    @Test
    void requiresTwoPoints() {
        assertThatThrownBy(() -> uniformity(new float[][] {{1, 0}}, T))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1, 2]");
    }

    private static double uniformity(float[][] points, double temperature) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> loss =
                    UniformFineTune.uniformity(tf, tf.constant(points), temperature);
            try (Result result = session.runner().fetch(loss).run()) {
                return ((TFloat32) result.get(0)).getFloat();
            }
        }
    }

    private static float[] gradient(float[][] points, double temperature) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> input = tf.constant(points);
            Operand<TFloat32> loss = UniformFineTune.uniformity(tf, input, temperature);
            Output<?>[] gradients =
                    graph.addGradients(loss.asOutput(), new Output<?>[] {input.asOutput()});
            try (Result result = session.runner().fetch(gradients[0]).run()) {
                TFloat32 matrix = (TFloat32) result.get(0);
                float[] values = new float[(int) matrix.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = matrix.getFloat(i / points[0].length, i % points[0].length);
                }
                return values;
            }
        }
    }
}
