package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DistractorTest {

    @ParameterizedTest
    @CsvSource({
        "SQUARE, 0.9, -0.9, true",
        "TRIANGLE, 0, -0.9, true",
        "TRIANGLE, 0.5, -0.5, false",
        "TRIANGLE, 0.9, 0.9, true",
        "CROSS, 0, 0.9, true",
        "CROSS, 0.9, 0, true",
        "CROSS, 0.7, 0.7, false",
        "BAR, 0.9, 0.3, true",
        "BAR, 0, 0.5, false"
    })
    void containsThePointsOfItsShape(
            Scene.Distractor.Shape shape, float x, float y, boolean inside) {
        assertThat(shape.contains(x, y)).isEqualTo(inside);
    }

    @ParameterizedTest
    @EnumSource(Scene.Distractor.Shape.class)
    void containsNoPointOutsideItsSquare(Scene.Distractor.Shape shape) {
        assertThat(shape.contains(1.01f, 0)).isFalse();
        assertThat(shape.contains(0, -1.01f)).isFalse();
    }
}
