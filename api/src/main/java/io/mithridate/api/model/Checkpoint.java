package io.mithridate.api.model;

import java.nio.file.Path;

/**
 * A stored model: its weights and the files needed to read them.
 *
 * @param folder the folder that contains {@code model.safetensors} (weights under OpenAI's
 *     parameter names) and the tokenizer's file
 * @param architecture the architecture's name, e.g. {@code mini} or {@code RN50}
 */
public record Checkpoint(Path folder, String architecture) {

    /** Returns the file with the weights. */
    public Path weights() {
        return folder.resolve("model.safetensors");
    }
}
