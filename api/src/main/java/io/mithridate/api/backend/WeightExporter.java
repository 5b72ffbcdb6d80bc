package io.mithridate.api.backend;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the weights of a CLIP model under the parameter names of another program. This is a
 * service of the backend.
 */
public interface WeightExporter {

    /**
     * Writes weights under other names.
     *
     * @return a description of the output
     * @throws InvalidCheckpointException if the weights are missing or damaged, or their
     *     architecture is unknown
     * @throws IllegalArgumentException if the other program does not support the architecture, or
     *     the requested activation is unknown
     * @throws java.io.UncheckedIOException if the output cannot be written; after any failure, an
     *     existing output file is unchanged
     */
    Written export(Request request);

    /**
     * The weights to write and the form to write them in.
     *
     * @param weights safetensors, PyTorch's zip archive or TorchScript
     * @param activation {@code quick-gelu} or {@code gelu}; if empty, the activation in the
     *     metadata of the weights, or else that of OpenAI
     * @param names the naming scheme of the tensors
     * @param output the safetensors file to write, in float32
     */
    record Request(Path weights, Optional<String> activation, Names names, Path output) {}

    /** A naming scheme of tensors. */
    enum Names {
        /**
         * The names of OpenAI's models. open_clip uses them when it writes the same models, and
         * CleanCLIP uses them in its checkpoints.
         */
        OPENAI,
        /** The names that open_clip uses for models whose text tower is a separate module. */
        OPEN_CLIP,
        /** The names of {@code CLIPModel} in Hugging Face's transformers. */
        HUGGING_FACE
    }

    /**
     * The result of writing.
     *
     * @param architecture the architecture's name, e.g. {@code RN50}
     * @param activation the activation of its transformers, as written to the file's metadata
     * @param tensors the number of tensors
     * @param parameters the total number of parameters
     */
    record Written(String architecture, String activation, int tensors, long parameters) {}
}
