package io.mithridate.attacks.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.tensorflow.training.OpenNetwork;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class MaskedPatternTest {

    /** Two pictures of two by two pixels. */
    private static final float[][][][] PICTURES = {
        {{{0}, {0}}, {{1}, {1}}}, {{{0}, {1}}, {{1}, {0}}}
    };

    private static final float[][][][] MASKS = {
        {{{0.1f}, {0.9f}}, {{0.1f}, {0.1f}}}, {{{0.1f}, {0.1f}}, {{0.9f}, {0.1f}}}
    };

    private static float[] evaluate(Function<Ops, Operand<TFloat32>> formula) {
        try (OpenNetwork<float[]> network =
                SmoothPairs.networks()
                        .numbers(1, Map.of(), (pass, pictures) -> formula.apply(pass.ops()))) {
            return network.run(List.of(Image.black(1, 1))).get(0);
        }
    }

    @Test
    void masksAreNearlyZeroOrOne() {
        assertThat(
                        evaluate(
                                tf ->
                                        MaskedPattern.sharpen(
                                                tf, tf.constant(new float[] {0.45f, 0.55f}))))
                .containsExactly(new float[] {0.1192f, 0.8808f}, within(5e-5f));
    }

    @Test
    void computesTheDiversityOfMasks() {
        assertThat(evaluate(tf -> Diversity.loss(tf, tf.constant(PICTURES), tf.constant(MASKS)))[0])
                .isCloseTo(1.25f, within(1e-5f));
    }

    /** The loss is √½ / (10⁻⁷ + √10⁻¹²), where 10⁻¹² keeps the root from being zero. */
    @Test
    void equalMasksHaveALargeLoss() {
        assertThat(
                        evaluate(
                                tf ->
                                        Diversity.loss(
                                                tf,
                                                tf.constant(PICTURES),
                                                tf.constant(
                                                        new float[][][][] {MASKS[0], MASKS[0]})))[
                                0])
                .isCloseTo(642_824f, within(100f));
    }

    @Test
    void normIsTheMeanExcessOverTheDensity() {
        assertThat(
                        evaluate(
                                tf ->
                                        MaskObjective.norm(
                                                tf,
                                                tf.constant(new float[][][][] {MASKS[0]}),
                                                0.032))[0])
                .isCloseTo(0.268f, within(1e-6f));
    }

    /** The first channel is 0.5 + (0.9 − 0.5) · 0.25. */
    @Test
    void blendsThePatternByTheMask() {
        assertThat(
                        evaluate(
                                tf ->
                                        MaskedPattern.blend(
                                                tf,
                                                tf.constant(new float[] {0.5f, 0.5f, 0.5f}),
                                                tf.constant(new float[] {0.9f, 0.9f, 0.9f}),
                                                tf.constant(new float[] {0.25f, 0, 1}))))
                .containsExactly(new float[] {0.6f, 0.5f, 0.9f}, within(1e-6f));
    }

    @Test
    void theFirstPictureFollowsTheLast() {
        assertThat(
                        evaluate(
                                tf ->
                                        Diversity.nextPictures(
                                                tf,
                                                tf.constant(
                                                        new float[][] {{1, 2}, {3, 4}, {5, 6}}))))
                .containsExactly(3, 4, 5, 6, 1, 2);
    }
}
