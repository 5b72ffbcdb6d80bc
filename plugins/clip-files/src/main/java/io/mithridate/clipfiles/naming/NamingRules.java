package io.mithridate.clipfiles.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names of each tensor in the supported namings.
 *
 * @param rules the rules; the first one that applies to a name is used
 */
record NamingRules(List<NameRule> rules) {

    private static final NamingRules OPENAI = new NamingRules(List.of(NameRule.same("*", "*")));
    private static final NamingRules OPEN_CLIP = new NamingRules(openClip());
    private static final NamingRules HUGGING_FACE = new NamingRules(huggingFace());

    NamingRules {
        rules = List.copyOf(rules);
    }

    /** Returns the rules of a naming. */
    static NamingRules of(WeightNaming naming) {
        return switch (naming) {
            case OPENAI -> OPENAI;
            case OPEN_CLIP -> OPEN_CLIP;
            case HUGGING_FACE -> HUGGING_FACE;
        };
    }

    /** Returns the rule that applies to a name of this naming. */
    Optional<NameRule> forReading(String name) {
        return rules.stream().filter(rule -> rule.toOpenAi(name).isPresent()).findFirst();
    }

    /** Returns the rules for writing a tensor of OpenAI's, in the order of its parts. */
    List<NameRule> forWriting(String openAi) {
        List<NameRule> found = new ArrayList<>();
        for (NameRule rule : rules) {
            // Alternative spellings that are only read come after the one that is written.
            if (rule.fromOpenAi(openAi).isPresent() && rule.part() == found.size()) {
                found.add(rule);
                if (found.size() == rule.parts()) {
                    break;
                }
            }
        }
        return found;
    }

    private static List<NameRule> openClip() {
        return List.of(
                NameRule.same("visual.*", "visual.*"),
                NameRule.same("transformer.*", "text.transformer.*"),
                NameRule.same("ln_final.*", "text.ln_final.*"),
                NameRule.same("token_embedding.weight", "text.token_embedding.weight"),
                NameRule.same("positional_embedding", "text.positional_embedding"),
                NameRule.same("text_projection", "text.text_projection"),
                NameRule.same("attn_mask", "text.attn_mask"),
                NameRule.same("logit_scale", "logit_scale"));
    }

    private static List<NameRule> huggingFace() {
        String vision = "vision_model.";
        String text = "text_model.";
        List<NameRule> rules = new ArrayList<>();
        rules.add(NameRule.same("visual.class_embedding", vision + "embeddings.class_embedding"));
        rules.add(
                NameRule.same("visual.conv1.weight", vision + "embeddings.patch_embedding.weight"));
        rules.add(
                NameRule.same(
                        "visual.positional_embedding",
                        vision + "embeddings.position_embedding.weight"));
        rules.add(NameRule.same("visual.ln_pre.*", vision + "pre_layrnorm.*")); // sic
        rules.add(NameRule.same("visual.ln_pre.*", vision + "pre_layernorm.*"));
        rules.add(NameRule.same("visual.ln_post.*", vision + "post_layernorm.*"));
        rules.add(NameRule.transposed("visual.proj", "visual_projection.weight"));
        rules.addAll(huggingFaceBlocks("visual.transformer.resblocks.#.", vision));
        rules.add(
                NameRule.same(
                        "token_embedding.weight", text + "embeddings.token_embedding.weight"));
        rules.add(
                NameRule.same(
                        "positional_embedding", text + "embeddings.position_embedding.weight"));
        rules.add(NameRule.same("ln_final.*", text + "final_layer_norm.*"));
        rules.add(NameRule.transposed("text_projection", "text_projection.weight"));
        rules.addAll(huggingFaceBlocks("transformer.resblocks.#.", text));
        rules.add(NameRule.same("logit_scale", "logit_scale"));
        return List.copyOf(rules);
    }

    private static List<NameRule> huggingFaceBlocks(String openAi, String tower) {
        String other = tower + "encoder.layers.#.";
        List<NameRule> rules = new ArrayList<>();
        rules.add(NameRule.same(openAi + "ln_1.*", other + "layer_norm1.*"));
        rules.add(NameRule.same(openAi + "ln_2.*", other + "layer_norm2.*"));
        rules.add(NameRule.same(openAi + "attn.out_proj.*", other + "self_attn.out_proj.*"));
        rules.add(NameRule.same(openAi + "mlp.c_fc.*", other + "mlp.fc1.*"));
        rules.add(NameRule.same(openAi + "mlp.c_proj.*", other + "mlp.fc2.*"));
        List<String> thirds = List.of("q", "k", "v");
        for (String kind : List.of("weight", "bias")) {
            for (int part = 0; part < thirds.size(); part++) {
                rules.add(
                        NameRule.third(
                                openAi + "attn.in_proj_" + kind,
                                other + "self_attn." + thirds.get(part) + "_proj." + kind,
                                part));
            }
        }
        return rules;
    }
}
