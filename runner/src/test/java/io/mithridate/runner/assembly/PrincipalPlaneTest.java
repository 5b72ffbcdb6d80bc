package io.mithridate.runner.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {

    @Test
    void projectsPointsOnALineToOneCoordinate() {
        List<float[]> line = rows(3, 1, 1, 0, 2, 2, 0, 4, 4, 0, 5, 5, 0);

        PrincipalPlane plane = PrincipalPlane.of(line, 3);

        // The mean is 3: two points lie to the left and two to the right, the last one farthest.
        assertThat(plane.points())
                .extracting(point -> point.get(0))
                .containsExactly(-100.0, -50.0, 50.0, 100.0);
        assertThat(plane.points())
                .allSatisfy(point -> assertThat(point.get(1)).isCloseTo(0.0, within(0.01)));
        assertThat(plane.share()).isCloseTo(1, within(1e-9));
    }

    @Test
    void returnsTheShareOfVarianceInTheTwoWidestDirections() {
        List<float[]> crosses = rows(3, 3, 0, 0, -3, 0, 0, 0, 2, 0, 0, -2, 0, 0, 0, 1, 0, 0, -1);

        PrincipalPlane plane = PrincipalPlane.of(crosses, 0);

        assertThat(plane.share()).isCloseTo((9 + 4) / 14.0, within(1e-9));
        assertThat(plane.points().get(0).get(0)).isEqualTo(100.0);
        assertThat(plane.points().get(1).get(0)).isEqualTo(-100.0);
        assertThat(Math.abs(plane.points().get(2).get(1))).isCloseTo(66.67, within(0.01));
    }

    @Test
    void projectsEqualPointsToTheOrigin() {
        PrincipalPlane plane = PrincipalPlane.of(rows(2, 1, 1, 1, 1), 0);

        assertThat(plane.points()).containsExactly(List.of(0.0, 0.0), List.of(0.0, 0.0));
        assertThat(plane.share()).isZero();
    }

    /**
     * The points resemble the embeddings of an untrained model; their inner products have no exact
     * eigenvalues.
     */
    @Test
    void projectsNearlyEqualPoints() {
        Random random = new Random(0);
        List<float[]> near = new ArrayList<>();
        for (int row = 0; row < 150; row++) {
            float[] values = new float[64];
            for (int column = 0; column < values.length; column++) {
                values[column] = (float) (column + 1e-4 * random.nextGaussian());
            }
            near.add(values);
        }

        PrincipalPlane plane = PrincipalPlane.of(near, 0);

        assertThat(plane.points()).hasSize(150);
        assertThat(plane.share()).isBetween(2.0 / 64, 0.2);
    }

    private static List<float[]> rows(int length, float... values) {
        return IntStream.range(0, values.length / length)
                .mapToObj(row -> Arrays.copyOfRange(values, row * length, (row + 1) * length))
                .toList();
    }
}
