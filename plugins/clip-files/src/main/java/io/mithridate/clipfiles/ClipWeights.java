package io.mithridate.clipfiles;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.clipfiles.naming.ClipTensors;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.ArchitectureMetadata;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import io.mithridate.tensorflow.clip.layers.Activation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of a published CLIP and their architecture.
 *
 * @param architecture the architecture
 * @param weights the weights by OpenAI's names, with axes in the order in which they are stored
 */
public record ClipWeights(Architecture architecture, Map<String, float[]> weights) {

    /**
     * The kind of model whose weights a file contains.
     *
     * @param shape the architecture; if empty, it is taken from the file's metadata, or else
     *     inferred from the shapes of its weights
     * @param activation the activation of the transformers, which cannot be inferred from shapes;
     *     if empty, it is taken from the metadata, or else OpenAI's is used
     */
    public record Kind(Optional<ClipArchitecture> shape, Optional<Activation> activation) {

        /** The kind that is determined from the weights. */
        public static final Kind AUTO = new Kind(Optional.empty(), Optional.empty());

        /** Returns the architecture without reading any weights. */
        private Architecture architectureOf(ClipTensors tensors) {
            ArchitectureMetadata metadata =
                    new ArchitectureMetadata(tensors.path(), tensors.metadata());
            Optional<Activation> recorded = metadata.activation();
            if (activation.isPresent() && recorded.isPresent() && !activation.equals(recorded)) {
                throw new InvalidCheckpointException(
                        tensors.path(),
                        "its metadata says activation: %s, which is not the %s that is asked for"
                                .formatted(recorded.get().text(), activation.get().text()));
            }
            Activation used = activation.or(() -> recorded).orElse(Activation.QUICK_GELU);
            if (shape.isPresent()) {
                return shape.get().with(used);
            }
            if (!metadata.isDescribed()) {
                return ArchitectureInference.infer(tensors.path(), tensors.specs(), used);
            }
            Architecture described = metadata.architecture();
            return described instanceof ClipArchitecture clip ? clip.with(used) : described;
        }
    }

    /**
     * Reads a file and checks it against an architecture.
     *
     * @param file safetensors, a zip archive of {@code torch.save}, or TorchScript
     * @throws InvalidCheckpointException if the file is missing or damaged, or if a tensor is
     *     missing, unknown or of another shape (the message lists them), or contains a number that
     *     is not finite
     */
    public static ClipWeights read(Path file, Kind kind) {
        try (ClipTensors tensors = ClipTensors.open(file)) {
            Architecture architecture = kind.architectureOf(tensors);
            return new ClipWeights(
                    architecture,
                    Parameters.of(architecture).read(file, tensors.specs(), tensors::read));
        }
    }

    /**
     * Determines the architecture of a file's weights without reading them.
     *
     * @throws InvalidCheckpointException as {@link #read} does, except for numbers that are not
     *     finite
     */
    public static Architecture inspect(Path file, Kind kind) {
        try (ClipTensors tensors = ClipTensors.open(file)) {
            Architecture architecture = kind.architectureOf(tensors);
            Parameters.of(architecture).check(file, tensors.specs());
            return architecture;
        }
    }
}
