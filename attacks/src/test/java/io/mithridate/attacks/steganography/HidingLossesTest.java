package io.mithridate.attacks.steganography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.tensorflow.training.OpenNetwork;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class HidingLossesTest {

    private static float[] evaluate(Function<Ops, Operand<TFloat32>> formula) {
        try (OpenNetwork<float[]> network =
                SmoothPairs.networks()
                        .numbers(1, Map.of(), (pass, pictures) -> formula.apply(pass.ops()))) {
            return network.run(List.of(Image.black(1, 1))).get(0);
        }
    }

    @Test
    void crossEntropyIsTheMeanOverBits() {
        assertThat(
                        evaluate(
                                tf ->
                                        HidingLosses.crossEntropy(
                                                tf,
                                                tf.constant(new float[][] {{2, -1}}),
                                                tf.constant(new float[][] {{1, 1}})))[0])
                .isCloseTo(0.72009f, within(1e-5f));
    }

    @Test
    void convertsColorsToLumaAndTwoDifferences() {
        assertThat(evaluate(tf -> HidingLosses.yuv(tf, tf.constant(new float[] {0.1f, 0, -0.1f}))))
                .containsExactly(new float[] {0.0185f, -0.0583f, 0.0715f}, within(5e-5f));
    }

    /** The expected value is (.0185² + .0583² + .0715²) / 3. */
    @Test
    void visibilityIsTheMeanSquare() {
        assertThat(
                        evaluate(
                                tf ->
                                        HidingLosses.visibility(
                                                tf,
                                                tf.constant(new float[] {0.6f, 0.5f, 0.4f}),
                                                tf.constant(new float[] {0.5f, 0.5f, 0.5f})))[0])
                .isCloseTo(0.002952f, within(2e-6f));
    }

    /** The cross-entropy of the second case is a quarter of ln 2 = .6931. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.17329, 0.75", "0.69315, 0", "0.9, 0"})
    void readabilityFallsWithTheCrossEntropy(float crossEntropy, float readability) {
        assertThat(evaluate(tf -> HidingLosses.readability(tf, tf.constant(crossEntropy)))[0])
                .isCloseTo(readability, within(1e-4f));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "300, 0", "650, 25", "1000, 50", "1999, 50"})
    void lambdaRisesLinearlyAfterAWait(long step, double lambda) {
        assertThat(HidingObjective.lambda(step, 2000)).isCloseTo(lambda, within(1e-9));
    }
}
