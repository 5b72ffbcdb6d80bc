package io.mithridate.clipfiles.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.tensorflow.checkpoint.FloatTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WeightNamingTest {

    private static final WeightNaming HUGGING_FACE = WeightNaming.HUGGING_FACE;

    /** Returns the tensors of a vision transformer with one block, each with a different shape. */
    static Map<String, FloatTensor> openAi() {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        add(tensors, "logit_scale");
        add(tensors, "text_projection", 4, 3);
        add(tensors, "positional_embedding", 5, 4);
        add(tensors, "token_embedding.weight", 7, 4);
        add(tensors, "ln_final.weight", 4);
        add(tensors, "ln_final.bias", 4);
        addBlock(tensors, "transformer.resblocks.0.", 4);
        add(tensors, "visual.class_embedding", 6);
        add(tensors, "visual.positional_embedding", 5, 6);
        add(tensors, "visual.conv1.weight", 6, 3, 2, 2);
        add(tensors, "visual.ln_pre.weight", 6);
        add(tensors, "visual.ln_pre.bias", 6);
        add(tensors, "visual.ln_post.weight", 6);
        add(tensors, "visual.ln_post.bias", 6);
        add(tensors, "visual.proj", 6, 3);
        addBlock(tensors, "visual.transformer.resblocks.0.", 6);
        return tensors;
    }

    private static void addBlock(Map<String, FloatTensor> tensors, String name, long width) {
        add(tensors, name + "ln_1.weight", width);
        add(tensors, name + "ln_1.bias", width);
        add(tensors, name + "attn.in_proj_weight", 3 * width, width);
        add(tensors, name + "attn.in_proj_bias", 3 * width);
        add(tensors, name + "attn.out_proj.weight", width, width);
        add(tensors, name + "attn.out_proj.bias", width);
        add(tensors, name + "ln_2.weight", width);
        add(tensors, name + "ln_2.bias", width);
        add(tensors, name + "mlp.c_fc.weight", 4 * width, width);
        add(tensors, name + "mlp.c_fc.bias", 4 * width);
        add(tensors, name + "mlp.c_proj.weight", width, 4 * width);
        add(tensors, name + "mlp.c_proj.bias", width);
    }

    private static void add(Map<String, FloatTensor> tensors, String name, long... shape) {
        int size = 1;
        for (long extent : shape) {
            size *= (int) extent;
        }
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = 1000 * tensors.size() + i;
        }
        tensors.put(name, FloatTensor.of(numbers, shape));
    }

    @ParameterizedTest
    @CsvSource({
        "visual.class_embedding, vision_model.embeddings.class_embedding",
        "visual.conv1.weight, vision_model.embeddings.patch_embedding.weight",
        "visual.positional_embedding, vision_model.embeddings.position_embedding.weight",
        "visual.ln_pre.weight, vision_model.pre_layrnorm.weight",
        "visual.ln_post.bias, vision_model.post_layernorm.bias",
        "visual.proj, visual_projection.weight",
        "visual.transformer.resblocks.11.ln_1.bias,"
                + " vision_model.encoder.layers.11.layer_norm1.bias",
        "visual.transformer.resblocks.3.mlp.c_fc.weight,"
                + " vision_model.encoder.layers.3.mlp.fc1.weight",
        "token_embedding.weight, text_model.embeddings.token_embedding.weight",
        "positional_embedding, text_model.embeddings.position_embedding.weight",
        "ln_final.bias, text_model.final_layer_norm.bias",
        "text_projection, text_projection.weight",
        "transformer.resblocks.0.attn.out_proj.bias,"
                + " text_model.encoder.layers.0.self_attn.out_proj.bias",
        "transformer.resblocks.0.mlp.c_proj.weight, text_model.encoder.layers.0.mlp.fc2.weight",
        "transformer.resblocks.0.ln_2.weight, text_model.encoder.layers.0.layer_norm2.weight",
        "logit_scale, logit_scale"
    })
    void mapsTheNamesOfHuggingFacesModel(String openAi, String huggingFace) {
        assertThat(HUGGING_FACE.forReading(huggingFace).orElseThrow().toOpenAi(huggingFace))
                .contains(openAi);
        assertThat(HUGGING_FACE.forWriting(openAi))
                .singleElement()
                .satisfies(rule -> assertThat(rule.fromOpenAi(openAi)).contains(huggingFace));
    }

    @Test
    void splitsQueriesKeysAndValuesForHuggingFace() {
        String name = "transformer.resblocks.4.attn.in_proj_weight";
        List<String> names = new ArrayList<>();
        HUGGING_FACE
                .forWriting(name)
                .forEach(rule -> names.add(rule.fromOpenAi(name).orElseThrow()));
        assertThat(names)
                .containsExactly(
                        "text_model.encoder.layers.4.self_attn.q_proj.weight",
                        "text_model.encoder.layers.4.self_attn.k_proj.weight",
                        "text_model.encoder.layers.4.self_attn.v_proj.weight");
    }

    @Test
    void putsTheTextTowerOfOpenClipIntoAModule() {
        assertThat(WeightNaming.OPEN_CLIP.rename(openAi()))
                .containsKeys(
                        "logit_scale",
                        "visual.proj",
                        "text.text_projection",
                        "text.token_embedding.weight",
                        "text.positional_embedding",
                        "text.ln_final.bias",
                        "text.transformer.resblocks.0.attn.in_proj_bias")
                .hasSameSizeAs(openAi());
    }

    @ParameterizedTest
    @EnumSource(WeightNaming.class)
    void recognizesANamingFromItsNames(WeightNaming naming) {
        assertThat(WeightNaming.of(naming.rename(openAi()).keySet())).isEqualTo(naming);
    }

    @Test
    void transposesProjectionsAndSplitsStacks() {
        Map<String, FloatTensor> tensors =
                Map.of(
                        "visual.proj",
                        FloatTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3),
                        "transformer.resblocks.0.attn.in_proj_bias",
                        FloatTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 6));
        assertThat(WeightNaming.HUGGING_FACE.rename(tensors))
                .containsEntry(
                        "visual_projection.weight",
                        FloatTensor.of(new float[] {1, 4, 2, 5, 3, 6}, 3, 2))
                .containsEntry(
                        "text_model.encoder.layers.0.self_attn.k_proj.bias",
                        FloatTensor.of(new float[] {3, 4}, 2));
    }

    @Test
    void rejectsResNetsForHuggingFace() {
        Map<String, FloatTensor> tensors =
                Map.of("visual.layer1.0.conv1.weight", FloatTensor.of(new float[4], 2, 2, 1, 1));
        assertThatThrownBy(() -> WeightNaming.HUGGING_FACE.rename(tensors))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "HUGGING_FACE has no name for 'visual.layer1.0.conv1.weight' [2, 2, 1, 1]");
    }
}
