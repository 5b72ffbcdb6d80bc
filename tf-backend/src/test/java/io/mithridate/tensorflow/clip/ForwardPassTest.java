package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Variables;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** Compares layers with PyTorch's definitions, worked out by hand. */
class ForwardPassTest {

    private final Computation computation =
            new Computation(new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32));
    private final Ops tf = computation.ops();
    private final Variables variables = Variables.trained(tf);

    @AfterEach
    void close() {
        computation.close();
    }

    private float[] run(
            boolean training,
            Map<String, float[]> weights,
            BiFunction<ForwardPass, Ops, Operand<TFloat32>> layer) {
        ForwardPass pass = new ForwardPass(tf, variables, training);
        Operand<TFloat32> output = layer.apply(pass, tf);
        variables.load(computation.session(), weights);
        Session.Runner runner = computation.session().runner().fetch(output);
        pass.updates().forEach(runner::addTarget);
        try (Result result = runner.run()) {
            float[] values = new float[(int) output.shape().size()];
            ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values, false, false));
            return values;
        }
    }

    private Operand<TFloat32> picture(int side, int channels, float... values) {
        return tf.constant(Shape.of(1, side, side, channels), DataBuffers.of(values));
    }

    /** Filters in PyTorch's order: output 0 reads the lower right, output 1 the center. */
    private static final float[] FILTERS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1,
        0, 0, 0, 0, 10, 0, 0, 0, 0
    };

    @Test
    void convolutionPadsByOneAndReadsFiltersInTorchsOrder() {
        float[] out =
                run(
                        true,
                        Map.of("c", FILTERS),
                        (pass, ops) ->
                                pass.convolution(
                                        picture(2, 1, 1, 2, 3, 4),
                                        "c",
                                        2,
                                        3,
                                        1,
                                        Initializer.zeros()));
        assertThat(out).containsExactly(4, 10, 0, 20, 0, 30, 0, 40);
    }

    @Test
    void strideStartsInTheUpperLeftCorner() {
        float[] numbers = new float[16];
        for (int i = 0; i < 16; i++) {
            numbers[i] = i;
        }
        float[] out =
                run(
                        true,
                        Map.of("c", FILTERS),
                        (pass, ops) ->
                                pass.convolution(
                                        picture(4, 1, numbers), "c", 2, 3, 2, Initializer.zeros()));
        // The filters are centered at 0, 2, 8 and 10; 5, 7, 13 and 15 are to their lower right.
        assertThat(out).containsExactly(5, 0, 7, 20, 13, 80, 15, 100);
    }

    private static Map<String, float[]> normWeights(float mean, float variance) {
        Map<String, float[]> weights = new HashMap<>();
        weights.put("bn.weight", new float[] {2});
        weights.put("bn.bias", new float[] {1});
        weights.put("bn.running_mean", new float[] {mean});
        weights.put("bn.running_var", new float[] {variance});
        return weights;
    }

    @Test
    void batchNormUsesTheBatchAndMovesTheRunningStatisticsByATenth() {
        float[] out =
                run(
                        true,
                        normWeights(10, 4),
                        (pass, ops) -> pass.batchNorm(picture(2, 1, 1, 2, 3, 6), "bn"));
        // The batch has mean 3, biased variance 3.5 and unbiased variance 14 / 3.
        double deviation = Math.sqrt(3.5 + 1e-5);
        assertThat(out)
                .containsExactly(
                        new float[] {
                            (float) (1 - 4 / deviation),
                            (float) (1 - 2 / deviation),
                            1,
                            (float) (1 + 6 / deviation)
                        },
                        within(1e-5f));
        Map<String, float[]> after = variables.values(computation.session());
        assertThat(Objects.requireNonNull(after.get("bn.running_mean"))[0])
                .isCloseTo(9 + 0.3f, within(1e-5f));
        assertThat(Objects.requireNonNull(after.get("bn.running_var"))[0])
                .isCloseTo((float) (3.6 + 1.4 / 3), within(1e-5f));
    }

    /** PyTorch applies the means 3 and 5 in turn: .81 · 10 + .09 · 3 + .1 · 5. */
    @Test
    void batchNormThatIsUsedTwiceMovesTheRunningStatisticsTwice() {
        run(
                true,
                normWeights(10, 4),
                (pass, ops) -> {
                    pass.batchNorm(picture(2, 1, 1, 2, 3, 6), "bn");
                    return pass.batchNorm(picture(2, 1, 5, 5, 4, 6), "bn");
                });

        // The unbiased variances are 14 / 3 and 2 / 3.
        Map<String, float[]> after = variables.values(computation.session());
        assertThat(Objects.requireNonNull(after.get("bn.running_mean"))[0])
                .isCloseTo(8.87f, within(1e-5f));
        assertThat(Objects.requireNonNull(after.get("bn.running_var"))[0])
                .isCloseTo((float) (3.24 + .09 * 14 / 3 + .1 * 2 / 3), within(1e-5f));
    }

    @Test
    void batchNormUsesTheRunningStatisticsOutsideTraining() {
        float[] out =
                run(
                        false,
                        normWeights(10, 4),
                        (pass, ops) -> pass.batchNorm(picture(2, 1, 1, 2, 3, 12), "bn"));
        assertThat(out).containsExactly(new float[] {-8, -7, -6, 3}, within(1e-4f));
    }

    @Test
    void layerNormNormalizesEachRow() {
        float[] out =
                run(
                        true,
                        Map.of(
                                "ln.weight",
                                new float[] {1, 1, 2},
                                "ln.bias",
                                new float[] {0, 5, 0}),
                        (pass, ops) ->
                                pass.layerNorm(
                                        ops.constant(new float[][] {{1, 2, 3}, {0, 0, 3}}), "ln"));
        double first = Math.sqrt(2.0 / 3 + 1e-5);
        double second = Math.sqrt(2 + 1e-5);
        assertThat(out)
                .containsExactly(
                        new float[] {
                            (float) (-1 / first),
                            5,
                            (float) (2 / first),
                            (float) (-1 / second),
                            (float) (5 - 1 / second),
                            (float) (4 / second)
                        },
                        within(1e-5f));
    }

    @Test
    void linearLayerMultipliesWithTheTransposedWeight() {
        float[] out =
                run(
                        true,
                        Map.of(
                                "l.weight",
                                new float[] {1, 2, 3, 4, 5, 6},
                                "l.bias",
                                new float[] {10, 20, 30}),
                        (pass, ops) ->
                                pass.linear(
                                        ops.constant(new float[][] {{1, 10}}),
                                        "l",
                                        3,
                                        Initializer.zeros(),
                                        Initializer.zeros()));
        assertThat(out).containsExactly(31, 63, 95);
    }

    @Test
    void quickGeluUsesTheSigmoid() {
        float[] out =
                run(
                        true,
                        Map.of(),
                        (pass, ops) ->
                                Activation.QUICK_GELU.of(
                                        ops, ops.constant(new float[] {-1, 0, 2})));
        assertThat(out)
                .containsExactly(
                        new float[] {
                            (float) (-1 / (1 + Math.exp(1.702))),
                            0,
                            (float) (2 / (1 + Math.exp(-3.404)))
                        },
                        within(1e-6f));
    }

    @Test
    void geluUsesNoApproximation() {
        float[] out =
                run(
                        true,
                        Map.of(),
                        (pass, ops) ->
                                Activation.GELU.of(ops, ops.constant(new float[] {-1, 0, 2})));
        // x times the cumulative normal distribution at x, from tables.
        assertThat(out).containsExactly(new float[] {-0.158655f, 0, 2 * 0.977250f}, within(1e-5f));
    }

    @Test
    void normalizesPicturesChannelByChannel() {
        try (TUint8 white = TUint8.tensorOf(Shape.of(1, 1, 1, 3))) {
            white.asRawTensor().data().write(new byte[] {(byte) 255, 0, 51});
            float[] out =
                    run(
                            true,
                            Map.of(),
                            (pass, ops) -> Pixels.normalised(ops, ops.constantOf(white)));
            assertThat(out)
                    .containsExactly(
                            new float[] {
                                (float) ((1 - 0.48145466) / 0.26862954),
                                (float) (-0.4578275 / 0.26130258),
                                (float) ((0.2 - 0.40821073) / 0.27577711)
                            },
                            within(1e-5f));
        }
    }
}
