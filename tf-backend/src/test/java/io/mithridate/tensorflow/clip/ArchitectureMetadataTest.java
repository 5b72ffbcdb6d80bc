package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.clip.architecture.ArchitectureMetadata;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ClipPresets;
import io.mithridate.tensorflow.clip.architecture.ModifiedResNet;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.Activation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureMetadataTest {

    private static final Path FILE = Path.of("model.safetensors");

    @ParameterizedTest
    @ValueSource(strings = {"RN50", "RN50x64", "ViT-B/32", "ViT-L/14@336"})
    void restoresPresetsFromTheirMetadata(String name) {
        ClipArchitecture preset = ClipPresets.named(name);
        assertThat(preset.metadata()).containsEntry("architecture", name);
        assertThat(new ArchitectureMetadata(FILE, preset.metadata()).architecture())
                .isEqualTo(preset);
        ClipArchitecture other = preset.with(Activation.GELU).withTokens(600, 32);
        assertThat(other.metadata()).containsEntry("architecture", "clip");
        assertThat(new ArchitectureMetadata(FILE, other.metadata()).architecture())
                .isEqualTo(other);
    }

    @Test
    void restoresANonDefaultNumberOfHeads() {
        ClipArchitecture architecture =
                new ClipArchitecture(
                        56,
                        new VisionTransformer(14, 160, 2, 2),
                        32,
                        16,
                        600,
                        48,
                        3,
                        1,
                        Activation.GELU);
        assertThat(new ArchitectureMetadata(FILE, architecture.metadata()).architecture())
                .isEqualTo(architecture);
    }

    private static Map<String, String> settings(String layers, String width, String patch) {
        Map<String, String> settings = new HashMap<>();
        settings.put("embed_dim", "64");
        settings.put("image_resolution", "64");
        settings.put("vision_layers", layers);
        settings.put("vision_width", width);
        settings.put("vision_patch_size", patch);
        settings.put("context_length", "77");
        settings.put("vocab_size", "512");
        settings.put("transformer_width", "64");
        settings.put("transformer_heads", "2");
        settings.put("transformer_layers", "2");
        return settings;
    }

    @Test
    void readsSettingsWrittenByPython() {
        assertThat(
                        new ArchitectureMetadata(FILE, settings("(1, 2, 1, 1)", "8", "None"))
                                .architecture())
                .isEqualTo(
                        new ClipArchitecture(
                                64,
                                new ModifiedResNet(List.of(1, 2, 1, 1), 8, 4),
                                64,
                                77,
                                512,
                                64,
                                2,
                                2,
                                Activation.QUICK_GELU));
        assertThat(new ArchitectureMetadata(FILE, settings("2", "64", "16")).architecture())
                .extracting("imageTower")
                .isEqualTo(new VisionTransformer(16, 64, 2, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image_resolution|65|pictures of 65 pixels; patches of 16 need a multiple of that",
                "transformer_heads|7|7 text heads do not divide a text width of 64",
                "vision_heads|5|5 vision heads do not divide a vision width of 64",
                "vision_layers|two|vision_layers: 'two', which should be a whole number above 0",
                "activation|relu|activation: 'relu', which should be one of [quick_gelu, gelu]",
                "architecture|VGG|its architecture is 'VGG'; 'mini', 'clip' and RN50, RN101",
                "architecture|RN50|its architecture is 'RN50', but its settings {",
            })
    void rejectsImpossibleSettings(String key, String value, String complaint) {
        Map<String, String> settings = settings("2", "64", "16");
        settings.put(key, value);
        assertThatThrownBy(() -> new ArchitectureMetadata(FILE, settings).architecture())
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("model.safetensors")
                .hasMessageContaining(complaint);
    }

    @Test
    void rejectsImpossibleResNets() {
        assertThatThrownBy(() -> ModifiedResNet.of(List.of(3, 4, 6), 64))
                .hasMessageContaining("[3, 4, 6]")
                .hasMessageContaining("4 stages");
        assertThatThrownBy(() -> ModifiedResNet.of(List.of(3, 4, 6, 3), 7))
                .hasMessageContaining("vision width of 7");
        assertThatThrownBy(() -> new ModifiedResNet(List.of(3, 4, 6, 3), 64, 3))
                .hasMessageContaining("3 vision heads do not divide the 2048 channels");
        assertThatThrownBy(() -> ModifiedResNet.of(List.of(3, 4, 6, 3), 64).requireSize(225))
                .hasMessageContaining("225 pixels; a ResNet takes multiples of 32");
    }
}
