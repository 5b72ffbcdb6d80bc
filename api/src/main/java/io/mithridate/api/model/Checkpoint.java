package io.mithridate.api.model;

import java.nio.file.Path;

/**
 * A model at rest: weights, and what is needed to read them.
 *
 * @param folder holds {@code model.safetensors} (weights under OpenAI's parameter names), and the
 *     tokenizer's file
 * @param architecture the architecture's name, such as {@code mini} or {@code RN50}
 */
public record Checkpoint(Path folder, String architecture) {

    /** The weights. */
    public Path weights() {
        return folder.resolve("model.safetensors");
    }
}
