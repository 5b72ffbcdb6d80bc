package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TintTest {

    @Test
    void neutralTintChangesNothing() {
        assertThat(new Scene.Tint(0, 1, 1).matrix()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
    }

    /** A third of a turn about the gray axis maps red to green, green to blue, and blue to red. */
    @Test
    void rotatingTheHueByAThirdTurnsRedIntoGreen() {
        float[] matrix = new Scene.Tint(120, 1, 1).matrix();
        float[] expected = {0, 0, 1, 1, 0, 0, 0, 1, 0};
        for (int i = 0; i < 9; i++) {
            assertThat(matrix[i]).isCloseTo(expected[i], within(1e-6f));
        }
    }

    @Test
    void keepsGraysAtAnyHue() {
        float[] matrix = new Scene.Tint(37, 0.7, 1).matrix();
        for (int row = 0; row < 3; row++) {
            float sum = matrix[3 * row] + matrix[3 * row + 1] + matrix[3 * row + 2];
            assertThat(sum).isCloseTo(1, within(1e-6f));
        }
    }

    @Test
    void zeroSaturationKeepsOnlyTheBrightness() {
        float[] matrix = new Scene.Tint(0, 0, 0.5).matrix();
        float[] luma = {0.1495f, 0.2935f, 0.057f};
        for (int i = 0; i < 9; i++) {
            assertThat(matrix[i]).isCloseTo(luma[i % 3], within(1e-6f));
        }
    }
}
