package io.mithridate.clipfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.random.Seed;
import io.mithridate.clipfiles.ClipWeights.Kind;
import io.mithridate.clipfiles.naming.WeightNaming;
import io.mithridate.tensorflow.checkpoint.ElementType;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.TensorSpec;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ClipPresets;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.clip.architecture.ModifiedResNet;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.graph.Variable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClipWeightsTest {

    private static final ClipArchitecture SMALL_VIT =
            new ClipArchitecture(
                    32,
                    VisionTransformer.of(16, 64, 2),
                    24,
                    12,
                    600,
                    64,
                    1,
                    3,
                    Activation.QUICK_GELU);
    private static final ClipArchitecture SMALL_RESNET =
            new ClipArchitecture(
                    64,
                    ModifiedResNet.of(List.of(1, 2, 1, 1), 8),
                    24,
                    12,
                    600,
                    64,
                    1,
                    2,
                    Activation.QUICK_GELU);
    private static final Kind AUTO = Kind.AUTO;

    @TempDir private Path folder;

    static List<ClipArchitecture> small() {
        return List.of(SMALL_VIT, SMALL_RESNET);
    }

    private static Map<String, FloatTensor> tensors(Architecture architecture) {
        Parameters parameters = Parameters.of(architecture);
        Map<String, float[]> values = parameters.initialValues(new Seed(1));
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (Variable variable : parameters.list()) {
            float[] numbers = Objects.requireNonNull(values.get(variable.name()));
            tensors.put(variable.name(), FloatTensor.of(numbers, variable.shape()));
        }
        return tensors;
    }

    private Path write(Map<String, FloatTensor> tensors, Map<String, String> metadata) {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, tensors, metadata);
        return file;
    }

    static List<ClipArchitecture> presets() {
        return ClipPresets.names().stream().map(ClipPresets::named).toList();
    }

    private static Map<String, TensorSpec> specs(ClipArchitecture architecture) {
        Map<String, TensorSpec> specs = new LinkedHashMap<>();
        for (Variable variable : Parameters.of(architecture).list()) {
            specs.put(variable.name(), new TensorSpec(ElementType.F16, variable.shape()));
        }
        return specs;
    }

    @ParameterizedTest
    @MethodSource("presets")
    void infersEveryPresetFromItsShapes(ClipArchitecture preset) {
        assertThat(
                        ArchitectureInference.infer(
                                Path.of("w.pt"), specs(preset), Activation.QUICK_GELU))
                .isEqualTo(preset);
    }

    @ParameterizedTest
    @MethodSource("small")
    void readsWeightsWithTheirArchitecture(ClipArchitecture architecture) {
        Path file = write(tensors(architecture), Map.of("format", "pt"));
        ClipWeights read = ClipWeights.read(file, AUTO);
        assertThat(read.architecture()).isEqualTo(architecture);
        assertThat(read.weights()).hasSameSizeAs(tensors(architecture));
        tensors(architecture)
                .forEach(
                        (name, tensor) ->
                                assertThat(read.weights().get(name)).isEqualTo(tensor.data()));
        assertThat(ClipWeights.inspect(file, AUTO)).isEqualTo(architecture);
    }

    @ParameterizedTest
    @EnumSource(WeightNaming.class)
    void readsTheNamesOfOtherPrograms(WeightNaming naming) {
        Path file = write(naming.rename(tensors(SMALL_VIT)), Map.of());
        ClipWeights read = ClipWeights.read(file, AUTO);
        assertThat(read.architecture()).isEqualTo(SMALL_VIT);
        tensors(SMALL_VIT)
                .forEach(
                        (name, tensor) ->
                                assertThat(read.weights().get(name)).isEqualTo(tensor.data()));
    }

    @Test
    void rejectsAMiniWithoutItsMetadata() {
        Architecture mini = new MiniArchitecture(16, List.of(4, 8), 8, 16, 2, 2, 11, 300);
        Path file = write(tensors(mini), Map.of());

        assertThatThrownBy(() -> ClipWeights.inspect(file, AUTO))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("weights of a 'mini' without the metadata");
    }

    @Test
    void usesTheActivationOfTheCaller() {
        Path file = write(tensors(SMALL_VIT), Map.of());
        assertThat(
                        ClipWeights.inspect(
                                file, new Kind(Optional.empty(), Optional.of(Activation.GELU))))
                .isEqualTo(SMALL_VIT.with(Activation.GELU));
    }

    @Test
    void prefersMetadataToShapes() {
        ClipArchitecture manyHeads =
                new ClipArchitecture(
                        32,
                        new VisionTransformer(16, 64, 2, 4),
                        24,
                        12,
                        600,
                        64,
                        8,
                        3,
                        Activation.GELU);
        Path file = write(tensors(manyHeads), manyHeads.metadata());
        assertThat(ClipWeights.inspect(file, AUTO)).isEqualTo(manyHeads);
    }

    @Test
    void rejectsAnActivationThatContradictsTheMetadata() {
        ClipArchitecture gelu = SMALL_VIT.with(Activation.GELU);
        Path file = write(tensors(gelu), gelu.metadata());
        assertThat(ClipWeights.inspect(file, AUTO)).isEqualTo(gelu);
        assertThat(ClipWeights.inspect(file, new Kind(Optional.of(SMALL_VIT), Optional.empty())))
                .isEqualTo(gelu);
        Kind quick = new Kind(Optional.empty(), Optional.of(Activation.QUICK_GELU));
        assertThatThrownBy(() -> ClipWeights.inspect(file, quick))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("says activation: gelu, which is not the quick_gelu");
    }

    @Test
    void comparesANamedArchitectureWithTheWeights() {
        Path file = write(tensors(SMALL_VIT), Map.of());
        Kind kind = new Kind(Optional.of(ClipPresets.named("ViT-B/32")), Optional.empty());
        assertThatThrownBy(() -> ClipWeights.inspect(file, kind))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(
                        "'visual.conv1.weight' has shape [64, 3, 16, 16], expected [768, 3, 32,"
                                + " 32]")
                .hasMessageContaining("more");
    }

    private void assertNotInferred(Map<String, FloatTensor> tensors, String reason) {
        Path file = write(tensors, Map.of());
        assertThatThrownBy(() -> ClipWeights.inspect(file, AUTO))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void rejectsWeightsThatAreNotThoseOfAClip() {
        assertNotInferred(
                Map.of("fc.weight", FloatTensor.of(new float[2], 2)),
                "'visual.layer1.0.conv1.weight'");
        Map<String, FloatTensor> tensors = tensors(SMALL_VIT);
        tensors.remove("text_projection");
        assertNotInferred(tensors, "no tensor 'text_projection' to infer an architecture from");
        tensors.put("text_projection", FloatTensor.of(new float[24], 24));
        assertNotInferred(tensors, "'text_projection' has shape [24], expected 2 axes");
        tensors.putAll(tensors(SMALL_VIT));
        tensors.put("visual.positional_embedding", FloatTensor.of(new float[7 * 64], 7, 64));
        assertNotInferred(tensors, "has 7 rows, which are not one more than a square");
        tensors.putAll(tensors(SMALL_VIT));
        tensors.put("positional_embedding", FloatTensor.of(new float[64 * 5000], 5000, 64));
        assertNotInferred(tensors, "rows of 5000");
    }

    @Test
    void namesAMissingBlock() {
        Map<String, FloatTensor> tensors = tensors(SMALL_VIT);
        tensors.keySet().removeIf(name -> name.startsWith("transformer.resblocks.1."));
        assertNotInferred(tensors, "'transformer.resblocks.1.ln_1.weight' [64] is missing");
    }
}
