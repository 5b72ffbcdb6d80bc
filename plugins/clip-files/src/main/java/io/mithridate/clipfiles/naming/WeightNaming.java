package io.mithridate.clipfiles.naming;

import java.util.Collection;

/** The names and parts with which a program writes the weights of a CLIP. */
public enum WeightNaming {
    /**
     * OpenAI's naming, also used by open_clip for the same models and by CleanCLIP for its
     * checkpoints.
     */
    OPENAI,
    /** open_clip's naming for models whose text tower is a separate module. */
    OPEN_CLIP,
    /**
     * The naming of {@code CLIPModel} in Hugging Face's transformers, which only has vision
     * transformers.
     */
    HUGGING_FACE;

    /** Returns the naming of a file's tensor names; OpenAI's unless the names indicate another. */
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
