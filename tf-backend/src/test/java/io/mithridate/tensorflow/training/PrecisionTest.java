package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.Architecture;
import io.mithridate.tensorflow.device.SessionSettings;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.RewriterConfig;

class PrecisionTest {

    private static BatchGradients gradients(Architecture model, Compute.Precision precision) {
        return BatchGradients.of(
                new Compute(Compute.Device.CPU, 2, precision),
                model,
                ClipObjective.textbook(),
                11,
                true);
    }

    /** Eight bits of a number are kept, so that a few per cent are to be expected. */
    @Test
    void bfloat16GivesATransformerOtherGradientsThatAreClose() {
        BatchGradients full = gradients(TinyModels.transformer(), Compute.Precision.FLOAT32);
        BatchGradients half = gradients(TinyModels.transformer(), Compute.Precision.BFLOAT16);
        assertThat(half.difference(full)).isBetween(1e-4, 0.2);
        assertThat(half.loss() / full.loss()).isBetween(0.98, 1.02);
    }

    /**
     * Three more bits than in bfloat16 are kept, so that an eighth of its error is to be expected;
     * with a loss scale that overflows nowhere.
     */
    @ParameterizedTest
    @MethodSource("modelsAndChunks")
    void float16GivesOtherGradientsThatAreCloser(Architecture model, int chunk) {
        BatchGradients half =
                BatchGradients.of(
                        new Compute(
                                Compute.Device.CPU,
                                2,
                                Compute.Precision.FLOAT16,
                                Compute.BatchNorm.PER_DEVICE,
                                chunk),
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

    @Test
    void onlyBfloat16IsRewritten() {
        assertThat(rewriter(Compute.Precision.FLOAT16)).isEqualTo(RewriterConfig.Toggle.DEFAULT);
        assertThat(rewriter(Compute.Precision.BFLOAT16)).isEqualTo(RewriterConfig.Toggle.ON);
        assertThat(rewriter(Compute.Precision.FLOAT32)).isEqualTo(RewriterConfig.Toggle.DEFAULT);
    }

    private static RewriterConfig.Toggle rewriter(Compute.Precision precision) {
        return SessionSettings.of(new Compute(Compute.Device.CPU, 2, precision))
                .getGraphOptions()
                .getRewriteOptions()
                .getAutoMixedPrecisionOnednnBfloat16();
    }

    @ParameterizedTest
    @CsvSource({
        "gpu, BFLOAT16, for processors only; say precision: float16 or float32",
        "'gpu:0,1', BFLOAT16, for processors only; say precision: float16 or float32"
    })
    void whatADeviceCannotDoIsRefusedWithTheReason(
            String device, Compute.Precision precision, String reason) {
        assertThatThrownBy(() -> new Compute(Compute.Device.parse(device), 2, precision))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("precision: ")
                .hasMessageContaining(reason);
    }

    @Test
    void aChunkHasARowForEachDevice() {
        assertThatThrownBy(() -> TinyModels.on("cpu:0,1,2", Compute.BatchNorm.PER_DEVICE, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chunk: 2 is fewer rows than the 3 devices of cpu:0,1,2");
    }
}
