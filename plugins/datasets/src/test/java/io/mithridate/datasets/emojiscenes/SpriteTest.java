package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpriteTest {

    @Test
    void cropsTransparentMargins() {
        int[] argb = new int[64];
        argb[8 * 2 + 3] = 0xFF102030;
        argb[8 * 6 + 4] = 0x80FFFFFF;
        Sprite sprite = Sprite.of(argb, 8);
        assertThat(sprite.width()).isEqualTo(2);
        assertThat(sprite.height()).isEqualTo(5);
        assertThat(sample(sprite, 0.5f, 0.5f, 1)).containsExactly(16, 32, 48, 255);
    }

    @Test
    void multipliesColorsByAlpha() {
        Sprite sprite = Sprite.of(new int[] {0x33FFFFFF}, 1);
        // 0x33 is a fifth of 255.
        assertThat(sample(sprite, 0.5f, 0.5f, 1)).containsExactly(51, 51, 51, 51);
    }

    @Test
    void interpolatesBetweenPixelsAndFadesAtTheEdge() {
        Sprite sprite = Sprite.of(new int[] {0xFF000000, 0xFFC80000, 0xFF000000, 0xFFC80000}, 2);
        assertThat(sample(sprite, 1, 1, 1)).containsExactly(100, 0, 0, 255);
        assertThat(sample(sprite, 1.5f, 1, 1)).containsExactly(200, 0, 0, 255);
        assertThat(sample(sprite, 2, 1, 1)).containsExactly(100, 0, 0, 127.5f);
        assertThat(sample(sprite, 2.5f, 1, 1)).containsExactly(0, 0, 0, 0);
        assertThat(sample(sprite, -0.5f, 1, 1)).containsExactly(0, 0, 0, 0);
    }

    /** A coarsely sampled checkerboard is gray, not the color of a single square. */
    @Test
    void averagesPixelsBetweenCoarseSamples() {
        int[] argb = new int[64];
        for (int i = 0; i < 64; i++) {
            argb[i] = (i + i / 8) % 2 == 0 ? 0xFFFFFFFF : 0xFF000000;
        }
        Sprite sprite = Sprite.of(argb, 8);
        assertThat(sample(sprite, 2.5f, 2.5f, 1)).containsExactly(255, 255, 255, 255);
        assertThat(sample(sprite, 2.5f, 2.5f, 2)).containsExactly(127.5f, 127.5f, 127.5f, 255);
    }

    @Test
    void rejectsATransparentDrawing() {
        assertThatThrownBy(() -> Sprite.of(new int[16], 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the drawing is transparent throughout");
    }

    private static float[] sample(Sprite sprite, float x, float y, float step) {
        float[] sum = new float[Sprite.VALUES_PER_PIXEL];
        sprite.sampler(step).add(x, y, sum);
        return sum;
    }
}
