package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.text.BytePairEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipCheckpointTest {

    @TempDir private Path folder;
    private Checkpoint checkpoint = new Checkpoint(Path.of(""), "");

    @BeforeEach
    void writeCheckpoint() {
        checkpoint = clip(12).write(folder);
    }

    private static ClipCheckpoint clip(int context) {
        BytePairEncoding tokenizer =
                BytePairEncoding.learn(List.of("a red bar", "a blue bar"), 520, context);
        MiniArchitecture architecture =
                new MiniArchitecture(
                        16, List.of(4, 8), 6, 8, 2, 1, context, tokenizer.vocabularySize());
        return ClipCheckpoint.initial(architecture, tokenizer, new Seed(3));
    }

    @Test
    void readsBackWhatWasWritten() {
        ClipCheckpoint written = clip(12);
        ClipCheckpoint read = ClipCheckpoint.read(checkpoint);
        assertThat(read.architecture()).isEqualTo(written.architecture());
        assertThat(read.weights().keySet()).isEqualTo(written.weights().keySet());
        written.weights().forEach((name, w) -> assertThat(read.weights().get(name)).isEqualTo(w));
        assertThat(read.tokenizer().encode("a red bar"))
                .isEqualTo(written.tokenizer().encode("a red bar"));
    }

    /**
     * Running statistics are also interpolated, and the logit scale is interpolated in its
     * logarithm.
     */
    @Test
    void interpolatesEveryTensor() {
        ClipCheckpoint start =
                clip(12).with(
                                Map.of(
                                        "logit_scale", new float[] {(float) Math.log(20)},
                                        "visual.bn1.running_mean", new float[] {1, -2, 0, 4}));
        ClipCheckpoint end =
                clip(12).with(
                                Map.of(
                                        "logit_scale", new float[] {(float) Math.log(40)},
                                        "visual.bn1.running_mean", new float[] {3, -1, 0, 8}));

        Map<String, float[]> quarter = start.towards(end, 0.25).weights();
        Map<String, float[]> beyond = start.towards(end, 1.5).weights();

        assertThat(quarter.get("visual.bn1.running_mean")).containsExactly(1.5f, -1.75f, 0, 5);
        assertThat(beyond.get("visual.bn1.running_mean")).containsExactly(4, -0.5f, 0, 10);
        assertThat(
                        Math.exp(
                                start.towards(end, 0.5)
                                        .weights()
                                        .getOrDefault("logit_scale", new float[1])[0]))
                .isCloseTo(28.284271, within(1e-5));
        assertThat(quarter.get("visual.proj")).isEqualTo(start.weights().get("visual.proj"));
    }

    @Test
    void rejectsMixingModelsOfDifferentShapes() {
        assertThatThrownBy(() -> clip(12).towards(clip(20), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("models of different shapes cannot be mixed: {")
                .hasMessageContaining("context_length=12")
                .hasMessageContaining("context_length=20");
    }

    @Test
    void usesOpenAisNamesAndPyTorchsShapes() {
        Map<String, Tensor> tensors = Safetensors.readAll(checkpoint.weights());
        assertThat(tensors)
                .containsKeys(
                        "logit_scale",
                        "token_embedding.weight",
                        "positional_embedding",
                        "transformer.resblocks.0.attn.in_proj_weight",
                        "transformer.resblocks.0.mlp.c_fc.bias",
                        "ln_final.weight",
                        "text_projection",
                        "visual.conv1.weight",
                        "visual.bn2.running_var",
                        "visual.proj");
        assertThat(shape(tensors, "visual.conv2.weight")).containsExactly(8, 4, 3, 3);
        assertThat(shape(tensors, "transformer.resblocks.0.attn.in_proj_weight"))
                .containsExactly(24, 8);
        assertThat(shape(tensors, "text_projection")).containsExactly(8, 6);
        assertThat(shape(tensors, "logit_scale")).isEmpty();
    }

    private static long[] shape(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        assertThat(tensor).as(name).isNotNull();
        return tensor == null ? new long[0] : tensor.shape();
    }

    @Test
    void initialWeightsDependOnlyOnSeedAndName() {
        assertThat(clip(12).weights().get("visual.proj"))
                .isEqualTo(clip(20).weights().get("visual.proj"))
                .isNotEqualTo(clip(12).weights().get("text_projection"));
    }

    private void damage(BiConsumer<Map<String, Tensor>, Map<String, String>> damage) {
        Map<String, Tensor> tensors = new HashMap<>(Safetensors.readAll(checkpoint.weights()));
        Map<String, String> metadata;
        try (Safetensors file = Safetensors.open(checkpoint.weights())) {
            metadata = new HashMap<>(file.metadata());
        }
        damage.accept(tensors, metadata);
        Safetensors.write(checkpoint.weights(), tensors, metadata);
    }

    private void assertInvalid(String... parts) {
        assertThatThrownBy(() -> ClipCheckpoint.read(checkpoint))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("model.safetensors")
                .satisfies(
                        thrown ->
                                Arrays.stream(parts)
                                        .forEach(
                                                part ->
                                                        assertThat(thrown)
                                                                .hasMessageContaining(part)));
    }

    @Test
    void listsMissingUnknownAndMisshapenTensors() {
        damage(
                (tensors, metadata) -> {
                    tensors.remove("ln_final.bias");
                    tensors.put("visual.proj", FloatTensor.of(new float[12], 2, 6));
                    tensors.put("visual.fc.weight", FloatTensor.of(new float[3], 3));
                });
        assertInvalid(
                "'ln_final.bias' [8] is missing",
                "'visual.proj' has shape [2, 6], expected [8, 6]",
                "'visual.fc.weight' [3] is not a parameter");
    }

    @Test
    void countsTheComplaintsThatAreNotListed() {
        damage(
                (tensors, metadata) ->
                        tensors.keySet().removeIf(name -> !name.equals("ln_final.bias")));
        assertInvalid("is missing", "and 18 more");
    }

    @Test
    void namesAnUnknownArchitecture() {
        damage((tensors, metadata) -> metadata.put("architecture", "RN51"));
        assertInvalid("'RN51'", "'mini'");
    }

    @Test
    void namesAMissingSetting() {
        damage((tensors, metadata) -> metadata.remove("vision_widths"));
        assertInvalid("'vision_widths'");
    }

    @Test
    void namesAnImpossibleSetting() {
        damage((tensors, metadata) -> metadata.put("embed_dim", "-4"));
        assertInvalid("embed_dim: '-4'", "whole number above 0");
    }

    @Test
    void reportsATruncatedFile() throws IOException {
        byte[] bytes = Files.readAllBytes(checkpoint.weights());
        Files.write(checkpoint.weights(), Arrays.copyOf(bytes, bytes.length / 2));
        assertInvalid("truncated");
    }

    @Test
    void rejectsAMissingFile() throws IOException {
        Files.delete(checkpoint.weights());
        assertInvalid("no such file");
    }

    @Test
    void rejectsAnArchitectureOtherThanTheRecordedOne() {
        assertThatThrownBy(() -> ClipCheckpoint.read(new Checkpoint(folder, "RN50")))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("its architecture is 'mini', expected 'RN50'");
    }

    @Test
    void rejectsATokenizerOfAnotherModel() {
        BytePairEncoding.learn(List.of("a red bar"), 520, 20).write(folder);
        assertInvalid("tokenizer", "rows of 20", "rows of 12");
    }
}
