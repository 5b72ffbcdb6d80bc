package io.mithridate.api.backend;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the weights of a CLIP as another program names them; a service of the backend. */
public interface WeightExporter {

    /**
     * Writes weights under other names.
     *
     * @return what was written
     * @throws InvalidCheckpointException if the weights are missing or damaged, or are those of no
     *     architecture that is known
     * @throws IllegalArgumentException if the other program has no such architecture, or no
     *     activation is of the name that is asked for
     * @throws java.io.UncheckedIOException if the output cannot be written; whatever fails, a file
     *     of its name is as it was
     */
    Written export(Request request);

    /**
     * The weights to write, and the form to write them in.
     *
     * @param weights safetensors, PyTorch's zip archive or TorchScript
     * @param activation {@code quick-gelu} or {@code gelu}; empty for what the weights' metadata
     *     says, or OpenAI's
     * @param names whose names the tensors get
     * @param output the safetensors file to write, in float32
     */
    record Request(Path weights, Optional<String> activation, Names names, Path output) {}

    /** The naming of tensors. */
    enum Names {
        /** OpenAI's, in which open_clip writes the same models and CleanCLIP its checkpoints. */
        OPENAI,
        /** open_clip's for models whose text tower is a module of its own. */
        OPEN_CLIP,
        /** {@code CLIPModel} of Hugging Face's transformers. */
        HUGGING_FACE
    }

    /**
     * The result of writing.
     *
     * @param architecture the model's name, such as {@code RN50}
     * @param activation of its transformers, as the file's metadata says it
     * @param tensors how many tensors there are
     * @param parameters how many numbers they have together
     */
    record Written(String architecture, String activation, int tensors, long parameters) {}
}
