package io.mithridate.clipfiles;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.clipfiles.naming.ClipTensors;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.Architectures;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ParameterCheck;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.graph.Variable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of a CLIP that someone published, and what they are the weights of.
 *
 * @param architecture the shape
 * @param weights by OpenAI's names, in the order of axes at rest
 */
public record ClipWeights(Architecture architecture, Map<String, float[]> weights) {

    /**
     * The kind of model whose weights a file holds.
     *
     * @param shape the architecture; empty for what the file's metadata says, or else what the
     *     shapes of its weights say
     * @param activation of the transformers, which shapes cannot say; empty for what the metadata
     *     says, or else OpenAI's
     */
    public record Kind(Optional<ClipArchitecture> shape, Optional<Activation> activation) {

        /** The kind that is found out from the weights. */
        public static final Kind AUTO = new Kind(Optional.empty(), Optional.empty());

        /** The architecture of weights, which no number of them is read for. */
        private Architecture of(ClipTensors tensors) {
            Optional<Activation> said =
                    Architectures.activation(tensors.path(), tensors.metadata());
            if (activation.isPresent() && said.isPresent() && !activation.equals(said)) {
                throw new InvalidCheckpointException(
                        tensors.path(),
                        "its metadata says activation: %s, which is not the %s that is asked for"
                                .formatted(said.get().text(), activation.get().text()));
            }
            Activation used = activation.or(() -> said).orElse(Activation.QUICK_GELU);
            if (shape.isPresent()) {
                return shape.get().with(used);
            }
            if (!Architectures.isDescribed(tensors.metadata())) {
                return ArchitectureInference.infer(tensors.path(), tensors.specs(), used);
            }
            Architecture described = Architectures.of(tensors.path(), tensors.metadata());
            return described instanceof ClipArchitecture clip ? clip.with(used) : described;
        }
    }

    /**
     * Reads a file and holds it against an architecture.
     *
     * @param file safetensors, a zip archive of {@code torch.save}, or TorchScript
     * @throws InvalidCheckpointException if the file is missing or damaged, if a tensor is missing,
     *     unknown or of another shape (the message lists them), or holds a number that is not
     *     finite
     */
    public static ClipWeights read(Path file, Kind kind) {
        try (ClipTensors tensors = ClipTensors.open(file)) {
            Architecture architecture = kind.of(tensors);
            List<Variable> expected = Parameters.of(architecture).list();
            ParameterCheck.check(file, tensors.specs(), expected);
            Map<String, float[]> weights = new LinkedHashMap<>();
            for (Variable variable : expected) {
                weights.put(variable.name(), tensors.read(variable.name()));
            }
            return new ClipWeights(architecture, weights);
        }
    }

    /**
     * Finds out what a file holds the weights of, without reading them.
     *
     * @throws InvalidCheckpointException as {@link #read} does, but for the numbers
     */
    public static Architecture inspect(Path file, Kind kind) {
        try (ClipTensors tensors = ClipTensors.open(file)) {
            Architecture architecture = kind.of(tensors);
            ParameterCheck.check(file, tensors.specs(), Parameters.of(architecture).list());
            return architecture;
        }
    }
}
