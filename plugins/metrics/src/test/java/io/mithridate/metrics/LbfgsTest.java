package io.mithridate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.metrics.Lbfgs.Value;
import org.junit.jupiter.api.Test;

class LbfgsTest {

    private static final Lbfgs MINIMIZER = new Lbfgs(1e-6, 500);

    /** Returns ½ Σ c (x − 1)², where the curvatures c are from 1 to 1000. */
    private static Value bowl(Vector point) {
        double[] gradient = new double[point.numbers().length];
        double value = 0;
        for (int i = 0; i < gradient.length; i++) {
            double curvature = Math.pow(10, 3.0 * i / (gradient.length - 1));
            double difference = point.numbers()[i] - 1;
            value += curvature * difference * difference / 2;
            gradient[i] = curvature * difference;
        }
        return new Value(point, value, new Vector(gradient));
    }

    /** Returns Σ x⁴, which is flat around its minimum. */
    private static Value basin(Vector point) {
        double[] gradient = new double[point.numbers().length];
        double value = 0;
        for (int i = 0; i < gradient.length; i++) {
            value += Math.pow(point.numbers()[i], 4);
            gradient[i] = 4 * Math.pow(point.numbers()[i], 3);
        }
        return new Value(point, value, new Vector(gradient));
    }

    @Test
    void findsTheMinimumIfCurvaturesDifferWidely() {
        Value found = MINIMIZER.minimize(LbfgsTest::bowl, Vector.zero(30));

        assertThat(MINIMIZER.isMinimum(found)).isTrue();
        for (double number : found.point().numbers()) {
            assertThat(number).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void findsAFlatMinimum() {
        Value found =
                MINIMIZER.minimize(LbfgsTest::basin, new Vector(new double[] {1000, -3, 1e-3}));

        assertThat(found.gradient().length()).isLessThanOrEqualTo(1e-6);
    }

    /** If values differ by less than the rounding error, the gradients are still useful. */
    @Test
    void findsTheMinimumDespiteALargeConstant() {
        Value found =
                MINIMIZER.minimize(
                        point -> {
                            Value value = bowl(point);
                            return new Value(point, 1e12 + value.value(), value.gradient());
                        },
                        Vector.zero(30));

        assertThat(MINIMIZER.isMinimum(found)).isTrue();
    }

    @Test
    void staysAtAMinimum() {
        Vector start = Vector.zero(3);

        assertThat(MINIMIZER.minimize(LbfgsTest::basin, start).point()).isSameAs(start);
    }

    @Test
    void stopsAfterTheMaximumNumberOfSteps() {
        Lbfgs limited = new Lbfgs(1e-6, 2);
        Value found = limited.minimize(LbfgsTest::bowl, Vector.zero(30));

        assertThat(limited.isMinimum(found)).isFalse();
        assertThat(found.value()).isLessThan(bowl(Vector.zero(30)).value());
    }

    /** The search ends if there is no descent direction, e.g. if the function is NaN. */
    @Test
    void stopsIfThereIsNoDescentDirection() {
        Vector start = new Vector(new double[] {1});
        Value found =
                MINIMIZER.minimize(
                        point ->
                                new Value(point, Double.NaN, new Vector(new double[] {Double.NaN})),
                        start);

        assertThat(found.point()).isSameAs(start);
        assertThat(MINIMIZER.isMinimum(found)).isFalse();
    }
}
