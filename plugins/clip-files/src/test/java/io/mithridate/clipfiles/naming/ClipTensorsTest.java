package io.mithridate.clipfiles.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.LongTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.Tensor;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClipTensorsTest {

    @TempDir private Path folder;

    private Path write(Map<String, ? extends Tensor> tensors) {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, tensors, Map.of("format", "pt"));
        return file;
    }

    private static Map<String, FloatTensor> read(Path file) {
        try (ClipTensors tensors = ClipTensors.open(file)) {
            Map<String, FloatTensor> read = new HashMap<>();
            tensors.specs()
                    .forEach(
                            (name, spec) ->
                                    read.put(
                                            name,
                                            FloatTensor.of(tensors.read(name), spec.shape())));
            return read;
        }
    }

    @ParameterizedTest
    @EnumSource(WeightNaming.class)
    void readsTensorsOfEveryNaming(WeightNaming naming) {
        Map<String, FloatTensor> tensors = WeightNamingTest.openAi();
        assertThat(read(write(naming.rename(tensors)))).isEqualTo(tensors);
    }

    @Test
    void removesThePrefixesOfWrappers() {
        Map<String, Tensor> wrapped = new LinkedHashMap<>();
        WeightNamingTest.openAi()
                .forEach((name, tensor) -> wrapped.put("module._orig_mod." + name, tensor));
        assertThat(read(write(wrapped))).isEqualTo(WeightNamingTest.openAi());
    }

    @Test
    void ignoresBuffers() {
        Map<String, Tensor> tensors = new LinkedHashMap<>(WeightNamingTest.openAi());
        tensors.put("input_resolution", LongTensor.scalar(224));
        tensors.put("context_length", LongTensor.scalar(77));
        tensors.put("vocab_size", LongTensor.scalar(49_408));
        tensors.put("attn_mask", FloatTensor.of(new float[4], 2, 2));
        tensors.put("visual.bn1.num_batches_tracked", LongTensor.scalar(3));
        assertThat(read(write(tensors))).isEqualTo(WeightNamingTest.openAi());

        Map<String, Tensor> huggingFace =
                new LinkedHashMap<>(WeightNaming.HUGGING_FACE.rename(WeightNamingTest.openAi()));
        huggingFace.put("text_model.embeddings.position_ids", LongTensor.of(new long[3], 1, 3));
        huggingFace.put("vision_model.embeddings.position_ids", LongTensor.of(new long[3], 1, 3));
        assertThat(read(write(huggingFace))).isEqualTo(WeightNamingTest.openAi());
    }

    @Test
    void readsCheckpointsOfCleanClip() throws URISyntaxException {
        URL url = ClipTensorsTest.class.getResource("/pytorch/clean-clip.pt");
        assertThat(read(Path.of(Objects.requireNonNull(url).toURI())))
                .containsOnlyKeys(
                        "logit_scale",
                        "visual.proj",
                        "visual.conv1.weight",
                        "visual.bn1.weight",
                        "visual.bn1.bias",
                        "visual.bn1.running_mean",
                        "visual.bn1.running_var");
    }

    @Test
    void keepsNamesThatTheNamingDoesNotCover() {
        Map<String, FloatTensor> tensors = WeightNamingTest.openAi();
        tensors.put("logit_bias", FloatTensor.scalar(1));
        Map<String, FloatTensor> huggingFace =
                WeightNaming.HUGGING_FACE.rename(WeightNamingTest.openAi());
        huggingFace.put("vision_model.head.weight", FloatTensor.scalar(1));
        assertThat(read(write(tensors))).containsKey("logit_bias");
        assertThat(read(write(huggingFace))).containsKey("vision_model.head.weight");
    }

    @Test
    void readsALogitScaleInARow() {
        Map<String, FloatTensor> tensors = WeightNamingTest.openAi();
        tensors.put("logit_scale", FloatTensor.of(new float[] {4.6f}, 1));
        assertThat(read(write(tensors))).containsEntry("logit_scale", FloatTensor.scalar(4.6f));
    }

    private static void assertRejected(Path file, String reason) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void namesMissingAndContradictoryParts() {
        String key = "text_model.encoder.layers.0.self_attn.k_proj.weight";
        Map<String, FloatTensor> tensors =
                WeightNaming.HUGGING_FACE.rename(WeightNamingTest.openAi());
        FloatTensor whole = Objects.requireNonNull(tensors.remove(key));
        assertRejected(write(tensors), "only 2 of 3 parts of one tensor");
        assertRejected(write(tensors), "self_attn.q_proj.weight");
        tensors.put(key, FloatTensor.of(new float[4], 2, 2));
        assertRejected(write(tensors), "are parts of one tensor, but differ");
        tensors.put(key, whole);
        tensors.put("vision_model.pre_layernorm.bias", FloatTensor.of(new float[6], 6));
        assertRejected(write(tensors), "are the same tensor");
        tensors.remove("vision_model.pre_layernorm.bias");
        tensors.put("visual_projection.weight", FloatTensor.of(new float[6], 6));
        assertRejected(write(tensors), "'visual_projection.weight' is F32[6], expected two axes");
    }

    @Test
    void namesNumbersThatAreNotFinite() {
        Map<String, FloatTensor> tensors = WeightNamingTest.openAi();
        tensors.put("ln_final.bias", FloatTensor.of(new float[] {0, 1, Float.NaN, 3}, 4));
        assertRejected(write(tensors), "tensor 'ln_final.bias' [4] holds NaN as number 2 of 4");
        tensors.put(
                "ln_final.bias", FloatTensor.of(new float[] {Float.NEGATIVE_INFINITY, 1, 2, 3}, 4));
        assertRejected(write(tensors), "holds -Infinity as number 0 of 4");
    }

    @Test
    void rejectsTowersOfOtherFamilies() {
        assertRejected(
                write(Map.of("visual.trunk.stem.weight", FloatTensor.scalar(1))),
                "its tensors 'visual.trunk.*' are of an image tower of timm");
        assertRejected(
                write(
                        Map.of(
                                "text.transformer.embeddings.word_embeddings.weight",
                                FloatTensor.scalar(1))),
                "are of a text tower of Hugging Face's");
    }
}
