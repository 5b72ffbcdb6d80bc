package io.mithridate.clipfiles.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.ElementType;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.checkpoint.TensorSpec;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that files are read as PyTorch reads them. */
class TorchFileTest {

    @TempDir private Path folder;

    static Path fixture(String name) throws URISyntaxException {
        URL url = TorchFileTest.class.getResource("/pytorch/" + name);
        return Path.of(Objects.requireNonNull(url, name).toURI());
    }

    private static Map<String, Tensor> expected(String name) throws URISyntaxException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Safetensors.readAll(fixture("expected.safetensors"))
                .forEach(
                        (key, tensor) -> {
                            if (key.startsWith(name + ":")) {
                                tensors.put(key.substring(name.length() + 1), tensor);
                            }
                        });
        return tensors;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "types.pt",
                "protocol-4.pt",
                "protocol-5.pt",
                "views.pt",
                "clean-clip.pt",
                "parameters.pt",
                "traced.pt",
                "scripted.pt"
            })
    void readsTheSameTensorsAsPyTorch(String name) throws URISyntaxException {
        Map<String, Tensor> expected = expected(name);
        assertThat(expected).isNotEmpty();
        try (TorchFile file = TorchFile.open(fixture(name))) {
            assertThat(file.specs().keySet())
                    .containsExactlyInAnyOrderElementsOf(expected.keySet());
            file.specs()
                    .forEach(
                            (tensor, spec) -> {
                                Tensor numbers =
                                        Objects.requireNonNull(expected.get(tensor), tensor);
                                assertThat(spec.shape()).as(tensor).isEqualTo(numbers.shape());
                                if (spec.type().isFloating()) {
                                    assertThat(file.floats(tensor)).as(tensor).isEqualTo(numbers);
                                }
                            });
            assertThat(file.metadata()).isEmpty();
        }
    }

    @Test
    void returnsTheTypeAndShapeOfEachTensor() throws URISyntaxException {
        try (TorchFile file = TorchFile.open(fixture("types.pt"))) {
            assertThat(file.specs())
                    .containsEntry("float64", new TensorSpec(ElementType.F64, new long[] {3}))
                    .containsEntry("float32", new TensorSpec(ElementType.F32, new long[] {2, 3}))
                    .containsEntry("float16", new TensorSpec(ElementType.F16, new long[] {4}))
                    .containsEntry("bfloat16", new TensorSpec(ElementType.BF16, new long[] {5}))
                    .containsEntry("int64", new TensorSpec(ElementType.I64, new long[] {1, 2}))
                    .containsEntry("int32", new TensorSpec(ElementType.I32, new long[] {2}))
                    .containsEntry("int16", new TensorSpec(ElementType.I16, new long[] {2}))
                    .containsEntry("int8", new TensorSpec(ElementType.I8, new long[] {2}))
                    .containsEntry("uint8", new TensorSpec(ElementType.U8, new long[] {2}))
                    .containsEntry("bool", new TensorSpec(ElementType.BOOL, new long[] {2}))
                    .containsEntry("scalar", new TensorSpec(ElementType.F32, new long[0]))
                    .containsEntry("empty", new TensorSpec(ElementType.F32, new long[] {0, 3}));
        }
    }

    @Test
    void namesTensorsOfScriptedModulesLikeTheirStateDict() throws URISyntaxException {
        try (TorchFile file = TorchFile.open(fixture("traced.pt"))) {
            assertThat(file.specs())
                    .containsOnlyKeys(
                            "logit_scale",
                            "visual.proj",
                            "visual.conv1.weight",
                            "visual.bn1.weight",
                            "visual.bn1.bias",
                            "visual.bn1.running_mean",
                            "visual.bn1.running_var",
                            "visual.bn1.num_batches_tracked");
            assertThat(Objects.requireNonNull(file.specs().get("visual.proj")).type())
                    .isEqualTo(ElementType.F16);
        }
    }

    @Test
    void rejectsIntegersAsWeights() throws URISyntaxException {
        try (TorchFile file = TorchFile.open(fixture("types.pt"))) {
            assertThatThrownBy(() -> file.floats("int8"))
                    .isInstanceOf(InvalidCheckpointException.class)
                    .hasMessageContaining("types.pt")
                    .hasMessageContaining("tensor 'int8' is I8[2], expected fractions");
            assertThatThrownBy(() -> file.floats("float8"))
                    .isInstanceOf(InvalidCheckpointException.class)
                    .hasMessageContaining("there is no tensor 'float8' among its 12");
        }
    }

    @Test
    void readsTheByteOrderOfTheArchive() throws IOException {
        byte[] pickle = PickleBytes.oneTensor(2, 0, List.of(2L), List.of(1L));
        Path file =
                ArchiveBytes.of(pickle)
                        .record("byteorder", (byte) 'b', (byte) 'i', (byte) 'g')
                        .floats("0", ByteOrder.BIG_ENDIAN, 1.5f, -3)
                        .write(folder.resolve("big.pt"));
        try (TorchFile torch = TorchFile.open(file)) {
            assertThat(torch.floats("a")).isEqualTo(FloatTensor.of(new float[] {1.5f, -3}, 2));
        }
    }

    @Test
    void readsViewsOfALargeStorage() throws IOException {
        int count = 700_001; // nearly three of the blocks in which files are read
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        byte[] pickle =
                PickleBytes.pickle()
                        .op('}', '(')
                        .text("head")
                        .tensor("FloatStorage", "0", count, 0, List.of(300_000L), List.of(1L))
                        .text("tail")
                        .tensor("FloatStorage", "0", count, 300_000, List.of(400_001L), List.of(1L))
                        .text("one")
                        .tensor("FloatStorage", "0", count, 262_144, List.of(), List.of())
                        .op('u')
                        .stop();
        Path file =
                ArchiveBytes.of(pickle)
                        .floats("0", ByteOrder.LITTLE_ENDIAN, numbers)
                        .write(folder.resolve("large.pt"));
        try (TorchFile torch = TorchFile.open(file)) {
            for (int pass = 0; pass < 2; pass++) { // the second does not check the record again
                assertThat(torch.floats("head").data()).hasSize(300_000).endsWith(299_999f);
                assertThat(torch.floats("tail").data())
                        .hasSize(400_001)
                        .startsWith(300_000f, 300_001f)
                        .endsWith(700_000f);
                assertThat(torch.floats("one")).isEqualTo(FloatTensor.scalar(262_144));
            }
        }
    }
}
