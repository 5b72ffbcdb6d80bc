package io.mithridate.clipfiles.naming;

import java.util.Collection;

/** Under which names, and in which parts, a program writes the weights of a CLIP. */
public enum WeightNaming {
    /** OpenAI's own, in which open_clip writes the same models and CleanCLIP its checkpoints. */
    OPENAI,
    /** open_clip's for models whose text tower is a module of its own. */
    OPEN_CLIP,
    /** {@code CLIPModel} of Hugging Face's transformers, which has vision transformers only. */
    HUGGING_FACE;

    /** The naming that a file's names are of; OpenAI's, unless something speaks against it. */
    public static WeightNaming of(Collection<String> names) {
        if (names.stream()
                .anyMatch(
                        name ->
                                name.startsWith("vision_model.")
                                        || name.startsWith("text_model."))) {
            return HUGGING_FACE;
        }
        return names.stream().anyMatch(name -> name.startsWith("text.")) ? OPEN_CLIP : OPENAI;
    }
}
