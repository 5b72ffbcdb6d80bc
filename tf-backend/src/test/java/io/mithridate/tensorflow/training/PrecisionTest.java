package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.training.graph.LossScale;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class PrecisionTest {

    private static BatchGradients gradients(Architecture model, Compute.Precision precision) {
        return BatchGradients.of(
                new Compute(Compute.Device.CPU, 2, precision),
                model,
                ClipObjective.textbook(),
                11,
                true);
    }

    /** Bfloat16 numbers keep eight bits, so differences of a few percent are expected. */
    @ParameterizedTest
    @MethodSource("models")
    void bfloat16GradientsDifferButAreClose(Architecture model) {
        BatchGradients full = gradients(model, Compute.Precision.FLOAT32);
        BatchGradients half = gradients(model, Compute.Precision.BFLOAT16);
        assertThat(half.difference(full)).isBetween(1e-4, 0.2);
        assertThat(half.loss() / full.loss()).isBetween(0.98, 1.02);
    }

    static Stream<Architecture> models() {
        return Stream.of(TinyModels.transformer(), TinyModels.resNet(), TinyModels.mini());
    }

    /**
     * Float16 numbers keep three more bits than bfloat16 numbers, so an eighth of the error is
     * expected. The loss scale of 256 is too small to cause an overflow.
     */
    @ParameterizedTest
    @MethodSource("modelsAndChunks")
    void float16GradientsDifferButAreCloser(Architecture model, int chunk) {
        BatchGradients half =
                BatchGradients.of(
                        new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT16, chunk),
                        model,
                        ClipObjective.textbook(),
                        11,
                        true,
                        Optional.of(new LossScale.Rule(256, 2, 0.5f, 2000)));
        BatchGradients full = gradients(model, Compute.Precision.FLOAT32);
        assertThat(half.difference(full)).isBetween(1e-5, 0.2 / 8);
        assertThat(half.loss() / full.loss()).isBetween(1 - 0.02 / 8, 1 + 0.02 / 8);
    }

    static Stream<Arguments> modelsAndChunks() {
        return Stream.of(
                Arguments.of(TinyModels.transformer(), 0),
                Arguments.of(TinyModels.transformer(), 4),
                Arguments.of(TinyModels.resNet(), 0),
                Arguments.of(TinyModels.mini(), 0));
    }

    /** The logits of the loss are also products, but must be in single precision. */
    @ParameterizedTest
    @EnumSource(Compute.Precision.class)
    void computesTheLossInSinglePrecision(Compute.Precision precision) {
        assertThat(lossAndGradients(precision))
                .containsExactly(lossAndGradients(Compute.Precision.FLOAT32));
    }

    /** Returns CLIP's loss of fixed embeddings, and its gradients with respect to them. */
    private static float[] lossAndGradients(Compute.Precision precision) {
        try (Computation computation =
                new Computation(new Compute(Compute.Device.CPU, 2, precision))) {
            Ops tf = computation.ops();
            Placeholder<TFloat32> images =
                    tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(32, 64)));
            Placeholder<TFloat32> texts =
                    tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(32, 64)));
            Operand<TFloat32> loss = Losses.clip(tf, images, texts, tf.constant(14f));
            List<Operand<TFloat32>> gradients =
                    Gradients.of(
                            computation.graph(),
                            loss,
                            List.of(images, texts),
                            List.of("images", "texts"));
            try (TFloat32 first = waves(1);
                    TFloat32 second = waves(2);
                    Result result =
                            computation
                                    .session()
                                    .runner()
                                    .feed(images, first)
                                    .feed(texts, second)
                                    .fetch(tf.identity(loss))
                                    .fetch(gradients.get(0))
                                    .fetch(gradients.get(1))
                                    .run()) {
                float[] numbers = new float[1 + 2 * 32 * 64];
                int filled = 0;
                for (int i = 0; i < 3; i++) {
                    TFloat32 tensor = (TFloat32) result.get(i);
                    int size = Math.toIntExact(tensor.size());
                    tensor.copyTo(DataBuffers.of(numbers, false, false).slice(filled, size));
                    filled += size;
                }
                return numbers;
            }
        }
    }

    private static TFloat32 waves(int seed) {
        float[] numbers = new float[32 * 64];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(seed + 1.7 * i) / 6;
        }
        return TFloat32.tensorOf(Shape.of(32, 64), DataBuffers.of(numbers));
    }

    @ParameterizedTest
    @CsvSource({
        "gpu, BFLOAT16, for processors only; say precision: float16 or float32",
        "gpu:1, BFLOAT16, for processors only; say precision: float16 or float32"
    })
    void rejectsUnsupportedPrecisionsWithTheReason(
            String device, Compute.Precision precision, String reason) {
        assertThatThrownBy(() -> new Compute(Compute.Device.parse(device), 2, precision))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("precision: ")
                .hasMessageContaining(reason);
    }
}
