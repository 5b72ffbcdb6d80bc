package io.mithridate.attacks.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.training.OpenNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class PictureSizesTest {

    private static final float[][][][] SQUARE = {
        {{{0}, {3}, {6}}, {{9}, {12}, {15}}, {{18}, {21}, {24}}}
    };

    /** Returns the values that a graph computes. */
    private static float[] evaluate(Formula formula) {
        try (OpenNetwork<float[]> network =
                SmoothPairs.networks()
                        .numbers(1, Map.of(), (pass, pictures) -> formula.of(pass.ops(), pass))) {
            return network.run(List.of(Image.black(1, 1))).get(0);
        }
    }

    private interface Formula {
        Operand<TFloat32> of(Ops tf, io.mithridate.tensorflow.clip.layers.ForwardPass pass);
    }

    /** Three pixels are averaged to two; half of the middle one goes to each. */
    @Test
    void averagesAreas() {
        float[][] shares = PictureSizes.shares(3, 2);
        assertThat(shares[0]).containsExactly(new float[] {2 / 3f, 1 / 3f, 0}, within(1e-6f));
        assertThat(shares[1]).containsExactly(new float[] {0, 1 / 3f, 2 / 3f}, within(1e-6f));
        // Row 0: (2·0 + 3)/3 = 1 and (3 + 2·6)/3 = 5. Row 1 is 9 more, row 2 is 18 more. Columns
        // are averaged in the same way.
        assertThat(evaluate((tf, pass) -> PictureSizes.averaged(pass, tf.constant(SQUARE), 2)))
                .containsExactly(new float[] {4, 8, 16, 20}, within(1e-5f));
    }

    @Test
    void keepsPicturesOfTheRequestedSize() {
        assertThat(evaluate((tf, pass) -> PictureSizes.averaged(pass, tf.constant(SQUARE), 3)))
                .containsExactly(0, 3, 6, 9, 12, 15, 18, 21, 24);
        assertThat(evaluate((tf, pass) -> PictureSizes.interpolated(tf, tf.constant(SQUARE), 3)))
                .containsExactly(0, 3, 6, 9, 12, 15, 18, 21, 24);
    }

    /** Relative to the centers of two pixels, the centers of four are at -1/4, 1/4, 3/4 and 5/4. */
    @Test
    void interpolatesBetweenPixelCenters() {
        float[][][][] pictures = {{{{0}, {8}}, {{16}, {24}}}};
        assertThat(evaluate((tf, pass) -> PictureSizes.interpolated(tf, tf.constant(pictures), 4)))
                .containsExactly(0, 2, 6, 8, 4, 6, 10, 12, 12, 14, 18, 20, 16, 18, 22, 24);
    }

    @Test
    void repeatsPixels() {
        float[][][][] pictures = {{{{1}, {2}}, {{3}, {4}}}};
        assertThat(evaluate((tf, pass) -> PictureSizes.repeated(tf, tf.constant(pictures), 2)))
                .containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
    }
}
